package io.portcullis.gateway.net;

import io.netty.channel.Channel;
import java.net.InetAddress;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;

/// Connections that keep their place only until others need it. Bounded in all and by network (an IPv4 address, the /64 of an
/// IPv6 address): one too many closes the oldest of its network, or of all. Any thread.
public final class YieldingConnections {
    private final int most;
    private final int mostPerNetwork;
    private final Map<Channel, ClientNetwork> all = new LinkedHashMap<>();
    private final Map<ClientNetwork, Set<Channel>> networks = new HashMap<>();
    private final LongAdder displaced = new LongAdder();

    public YieldingConnections(int most, int mostPerNetwork) {
        this.most = most;
        this.mostPerNetwork = mostPerNetwork;
    }

    /// Adds an open connection as the newest. Who adds it removes it, at the latest when it closes.
    public void add(Channel channel, InetAddress client) {
        put(channel, ClientNetwork.of(client)).ifPresent(this::displace);
    }

    private synchronized Optional<Channel> put(Channel channel, ClientNetwork network) {
        Set<Channel> own = networks.computeIfAbsent(network, key -> new LinkedHashSet<>());
        Optional<Channel> oldest = own.size() >= mostPerNetwork
                ? first(own)
                : all.size() >= most ? first(all.keySet()) : Optional.empty();
        oldest.ifPresent(this::remove);
        all.put(channel, network);
        networks.computeIfAbsent(network, key -> new LinkedHashSet<>()).add(channel);
        return oldest;
    }

    private static Optional<Channel> first(Set<Channel> channels) {
        Iterator<Channel> iterator = channels.iterator();
        return iterator.hasNext() ? Optional.of(iterator.next()) : Optional.empty();
    }

    /// Past TLS, which would wait for a handshake to say good-bye in.
    private void displace(Channel channel) {
        displaced.increment();
        var _ = channel.pipeline().firstContext().close();
    }

    /// Takes a connection out, which stays open; false where it was not in, or has given way.
    public synchronized boolean remove(Channel channel) {
        ClientNetwork network = all.remove(channel);
        if (network == null) {
            return false;
        }
        Set<Channel> own = networks.getOrDefault(network, Set.of());
        own.remove(channel);
        if (own.isEmpty()) {
            networks.remove(network);
        }
        return true;
    }

    /// How many there are.
    public synchronized int count() {
        return all.size();
    }

    /// How many had to give way.
    public long displaced() {
        return displaced.sum();
    }
}
