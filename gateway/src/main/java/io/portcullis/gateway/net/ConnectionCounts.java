package io.portcullis.gateway.net;

import java.net.InetAddress;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

/// Open connections in all and by network: an IPv4 address, or the /64 of an IPv6 address, which one host owns whole.
/// Any thread.
public final class ConnectionCounts {
    private final int most;
    private final int mostPerNetwork;
    private final AtomicInteger open = new AtomicInteger();
    private final LongAdder refused = new LongAdder();
    private final ConcurrentHashMap<ClientNetwork, Integer> networks = new ConcurrentHashMap<>();

    public ConnectionCounts(int most, int mostPerNetwork) {
        this.most = most;
        this.mostPerNetwork = mostPerNetwork;
    }

    /// Counts a connection; false where a limit keeps it out, and then it is not counted.
    public boolean admit(InetAddress address) {
        if (!reserve()) {
            return false;
        }
        ClientNetwork network = ClientNetwork.of(address);
        if (networks.merge(network, 1, Integer::sum) > mostPerNetwork) {
            release(address);
            refused.increment();
            return false;
        }
        return true;
    }

    /// Whether a connection from there would be kept out now. Says nothing about a moment later; counts nothing.
    boolean full(InetAddress address) {
        return open.get() >= most || networks.getOrDefault(ClientNetwork.of(address), 0) >= mostPerNetwork;
    }

    /// Counts a connection that was kept out.
    void refuse() {
        refused.increment();
    }

    /// Counts a connection whose address is not known yet, among all of them only.
    boolean reserve() {
        if (open.incrementAndGet() > most) {
            open.decrementAndGet();
            refused.increment();
            return false;
        }
        return true;
    }

    /// Forgets a connection whose address was not known.
    void cancel() {
        open.decrementAndGet();
    }

    /// Forgets a connection that was admitted.
    public void release(InetAddress address) {
        cancel();
        networks.computeIfPresent(ClientNetwork.of(address), (network, count) -> count == 1 ? null : count - 1);
    }

    int open() {
        return open.get();
    }

    /// Those that a limit kept out.
    public long refused() {
        return refused.sum();
    }
}
