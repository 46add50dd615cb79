package io.portcullis.gateway.net;

import java.net.InetAddress;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.LongAdder;

/// Connections that keep their place only until others need it. Bounded in all and by network (an IPv4 address, the /64 of an
/// IPv6 address): one too many closes the oldest of its network, or the oldest of the site that has the most (an IPv4 address, the /48
/// of an IPv6 address). So who holds one connection gives way only when nobody holds two. Any thread.
///
/// @param <C> a connection, equal to itself only
public final class YieldingConnections<C> {
    private final int most;
    private final int mostPerNetwork;
    private final Map<C, ClientNetwork> all = new HashMap<>();
    private final Map<ClientNetwork, Set<C>> networks = new HashMap<>();
    private final Map<ClientNetwork, Set<C>> sites = new HashMap<>();
    /// The sites by how many connections each has, those that came first first.
    private final TreeMap<Integer, Set<ClientNetwork>> sizes = new TreeMap<>();
    private final LongAdder displaced = new LongAdder();

    public YieldingConnections(int most, int mostPerNetwork) {
        this.most = most;
        this.mostPerNetwork = mostPerNetwork;
    }

    /// Adds an open connection as the newest. Who adds it removes it, at the latest when it closes.
    ///
    /// @return the one that has given way for it, which the caller closes
    public synchronized Optional<C> add(C connection, InetAddress client) {
        ClientNetwork network = ClientNetwork.of(client);
        Set<C> own = networks.getOrDefault(network, Set.of());
        Optional<C> oldest = own.size() >= mostPerNetwork
                ? own.stream().findFirst()
                : all.size() >= most ? of(largest()).stream().findFirst() : Optional.empty();
        oldest.filter(this::remove).ifPresent(given -> displaced.increment());
        if (all.put(connection, network) == null) {
            networks.computeIfAbsent(network, key -> new LinkedHashSet<>()).add(connection);
            resize(network.site(), of(network.site()).size() + 1);
            sites.computeIfAbsent(network.site(), key -> new LinkedHashSet<>()).add(connection);
        }
        return oldest;
    }

    private Set<C> of(ClientNetwork site) {
        return sites.getOrDefault(site, Set.of());
    }

    private ClientNetwork largest() {
        return sizes.lastEntry().getValue().iterator().next();
    }

    private void resize(ClientNetwork site, int size) {
        sizes.computeIfPresent(of(site).size(),
                (before, same) -> same.remove(site) && same.isEmpty() ? null : same);
        if (size > 0) {
            sizes.computeIfAbsent(size, key -> new LinkedHashSet<>()).add(site);
        }
    }

    /// Takes a connection out, which stays open; false where it was not in, or has given way.
    public synchronized boolean remove(C connection) {
        ClientNetwork network = all.remove(connection);
        if (network == null) {
            return false;
        }
        resize(network.site(), of(network.site()).size() - 1);
        drop(networks, network, connection);
        drop(sites, network.site(), connection);
        return true;
    }

    private static <C> void drop(Map<ClientNetwork, Set<C>> groups, ClientNetwork key, C connection) {
        groups.computeIfPresent(key, (same, group) -> group.remove(connection) && group.isEmpty() ? null : group);
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
