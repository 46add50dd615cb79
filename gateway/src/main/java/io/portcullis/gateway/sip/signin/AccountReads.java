package io.portcullis.gateway.sip.signin;

import io.netty.util.concurrent.EventExecutor;
import io.portcullis.gateway.net.ClientNetwork;
import io.portcullis.gateway.net.Offloader;
import java.net.InetAddress;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// The account look-ups of phones that answered a challenge: a small share of the pool that all sign-ins use, and a queue of
/// their own, so that phones with made-up names delay nobody's chat. A network that has too many look-ups waiting is refused
/// alone. Any thread.
final class AccountReads {
    private static final int RUNNING = 8;
    private static final int WAITING = 4_096;
    private static final int OF_ONE_NETWORK = 512;

    private final Offloader offloader;
    private final Queue<Runnable> waiting = new ArrayDeque<>();
    private final Map<ClientNetwork, Integer> held = new HashMap<>();
    private int running;

    AccountReads(Offloader offloader) {
        this.offloader = offloader;
    }

    /// Reads some time, and tells the result on the executor `home`, once; empty when it failed or there is no room for it.
    <T> void read(InetAddress source, Supplier<T> read, EventExecutor home, Consumer<Optional<T>> then) {
        ClientNetwork network = ClientNetwork.of(source);
        Runnable task = () -> offloader.call(read, home, end -> {
            done(network);
            then.accept(end.returned());
        });
        if (!admit(network, task)) {
            then.accept(Optional.empty());
        }
    }

    private boolean admit(ClientNetwork network, Runnable task) {
        synchronized (this) {
            int before = held.getOrDefault(network, 0);
            if (before >= OF_ONE_NETWORK || waiting.size() >= WAITING) {
                return false;
            }
            held.put(network, before + 1);
            if (running >= RUNNING) {
                waiting.add(task);
                return true;
            }
            running++;
        }
        task.run();
        return true;
    }

    /// One is over: the next begins in its place.
    private void done(ClientNetwork network) {
        Runnable next;
        synchronized (this) {
            held.computeIfPresent(network, (key, count) -> count == 1 ? null : count - 1);
            next = waiting.poll();
            if (next == null) {
                running--;
            }
        }
        if (next != null) {
            next.run();
        }
    }

    /// Look-ups that run or wait.
    synchronized int held() {
        return running + waiting.size();
    }
}
