package io.portcullis.gateway.sip.signin;

import io.netty.util.concurrent.EventExecutor;
import io.portcullis.gateway.net.ClientNetwork;
import io.portcullis.gateway.net.Offloader;
import java.net.InetAddress;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.SequencedMap;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// The account look-ups of phones that answered a challenge: a small share of the pool that all sign-ins use, and a queue of
/// their own, so that phones with made-up names delay nobody's chat. The networks take turns, and none may have more waiting than there
/// is room left: however many crowd in, the next network's first look-up has a place, and waits for one round. Any thread.
final class AccountReads {
    private static final int RUNNING = 8;
    private static final int WAITING = 1_024;
    private static final int OF_ONE_NETWORK = 512;

    private final Offloader offloader;
    /// By network; the first has its turn next.
    private final SequencedMap<ClientNetwork, Queue<Runnable>> waiting = new LinkedHashMap<>();
    private int waits;
    private int running;

    AccountReads(Offloader offloader) {
        this.offloader = offloader;
    }

    /// Reads some time, and tells the result on the executor `home`, once; empty when it failed or there is no room for it.
    <T> void read(InetAddress source, Supplier<T> read, EventExecutor home, Consumer<Optional<T>> then) {
        Runnable task = () -> offloader.call(read, home, end -> {
            next();
            then.accept(end.returned());
        });
        switch (admit(ClientNetwork.of(source).site(), task)) {
            case BEGINS -> task.run();
            case WAITS -> {}
            case REFUSED -> then.accept(Optional.empty());
        }
    }

    private enum Admission {
        BEGINS, WAITS, REFUSED
    }

    private synchronized Admission admit(ClientNetwork network, Runnable task) {
        if (running < RUNNING) {
            running++;
            return Admission.BEGINS;
        }
        int own = waiting.containsKey(network) ? waiting.get(network).size() : 0;
        if (own >= Math.min(OF_ONE_NETWORK, WAITING - waits)) {
            return Admission.REFUSED;
        }
        waiting.computeIfAbsent(network, first -> new ArrayDeque<>()).add(task);
        waits++;
        return Admission.WAITS;
    }

    /// One is over: the next begins in its place.
    private void next() {
        poll().ifPresent(Runnable::run);
    }

    private synchronized Optional<Runnable> poll() {
        Map.Entry<ClientNetwork, Queue<Runnable>> turn = waiting.pollFirstEntry();
        if (turn == null) {
            running--;
            return Optional.empty();
        }
        Runnable task = turn.getValue().remove();
        waits--;
        if (!turn.getValue().isEmpty()) {
            waiting.putLast(turn.getKey(), turn.getValue());
        }
        return Optional.of(task);
    }

    /// Look-ups that run or wait.
    synchronized int held() {
        return running + waits;
    }
}
