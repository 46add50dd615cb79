package io.portcullis.gateway.net;

import io.netty.util.concurrent.EventExecutor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// Runs blocking work on virtual threads. Bounded twice: so many tasks run at once, so many wait, in the order they came; one more is
/// refused.
public final class Offloader {
    private final Semaphore running;
    private final AtomicInteger held = new AtomicInteger();
    private final int most;

    public Offloader(int running, int waiting) {
        this.running = new Semaphore(running, true);
        this.most = running + waiting;
    }

    /// Runs a task some time; false when there is no room for it. A task handles its own failures.
    public boolean run(Runnable task) {
        if (held.incrementAndGet() > most) {
            held.decrementAndGet();
            return false;
        }
        Thread.ofVirtual().name("offloaded").start(() -> admitted(task));
        return true;
    }

    private void admitted(Runnable task) {
        running.acquireUninterruptibly();
        try {
            task.run();
        } finally {
            running.release();
            held.decrementAndGet();
        }
    }

    /// Runs a task and hands its end to `done` on the executor `home`, exactly once.
    public <T> void call(Supplier<T> task, EventExecutor home, Consumer<Offloaded<T>> done) {
        if (!run(() -> finish(outcome(task), home, done))) {
            finish(new Offloaded.Refused<>(), home, done);
        }
    }

    private static <T> Offloaded<T> outcome(Supplier<T> task) {
        try {
            return new Offloaded.Done<>(task.get());
        } catch (RuntimeException failure) {
            return new Offloaded.Failed<>(failure);
        }
    }

    private static <T> void finish(Offloaded<T> end, EventExecutor home, Consumer<Offloaded<T>> done) {
        home.execute(() -> done.accept(end));
    }

    /// Tasks that run or wait.
    public int held() {
        return held.get();
    }
}
