package io.portcullis.gateway.sip.transport;

import io.portcullis.gateway.net.ClientNetwork;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/// Connections on which nobody has signed in. They have a bound of their own, in all and by network: beyond, the oldest gives
/// way, so that they never stand in the way of a phone that signed in, nor of the next phone. Any thread.
final class NewConnections {
    private static final int SHARE_OF_A_NETWORK = 20;

    private final int most;
    private final int mostOfNetwork;
    private final SequencedMap<Long, StreamFlow> all = new LinkedHashMap<>();
    private final Map<ClientNetwork, ArrayDeque<StreamFlow>> byNetwork = new HashMap<>();

    NewConnections(int most) {
        this.most = most;
        mostOfNetwork = Math.max(1, most / SHARE_OF_A_NETWORK);
    }

    /// Adds one; the one that must give way for it.
    synchronized Optional<StreamFlow> add(StreamFlow flow) {
        all.put(flow.connection(), flow);
        ArrayDeque<StreamFlow> own = byNetwork.computeIfAbsent(network(flow), unknown -> new ArrayDeque<>());
        own.add(flow);
        Optional<StreamFlow> oldest = own.size() > mostOfNetwork
                ? Optional.of(own.getFirst())
                : Optional.of(all.firstEntry().getValue()).filter(first -> all.size() > most);
        oldest.ifPresent(this::remove);
        return oldest;
    }

    /// It is closed, or somebody signed in on it.
    synchronized void remove(StreamFlow flow) {
        if (all.remove(flow.connection(), flow)) {
            byNetwork.computeIfPresent(network(flow), (network, own) -> {
                own.remove(flow);
                return own.isEmpty() ? null : own;
            });
        }
    }

    synchronized int count() {
        return all.size();
    }

    private static ClientNetwork network(StreamFlow flow) {
        return ClientNetwork.of(flow.remote().getAddress());
    }
}
