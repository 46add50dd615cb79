package io.portcullis.gateway.sip.transaction;

import io.netty.channel.EventLoop;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// Timers of one event loop in a ring of slots: setting and moving one costs no allocation. Belongs to its loop.
///
/// It ticks only while a timer is set. A timer fires at its instant or up to one tick later, never before.
final class TimerWheel {
    private static final int SLOTS = 1 << 11;
    private static final long TICK = 20;

    private final Timer[] slots = new Timer[SLOTS];
    private final EventLoop loop;
    private final LongSupplier clock;
    private final Consumer<Throwable> failed;
    private long tick;
    private int set;
    private boolean ticking;

    /// A timer; a subclass says what happens.
    abstract static class Timer {
        private @Nullable Timer previous;
        private @Nullable Timer next;
        private int slot = -1;
        private long at;

        abstract void expired(long now);
    }

    /// @param clock milliseconds that never go back
    /// @param failed told of a timer that failed: it must not stop the others
    TimerWheel(EventLoop loop, LongSupplier clock, Consumer<Throwable> failed) {
        this.loop = loop;
        this.clock = clock;
        this.failed = failed;
        tick = clock.getAsLong() / TICK;
    }

    long now() {
        return clock.getAsLong();
    }

    /// Sets the timer in place of what it was set to; `Long.MAX_VALUE` sets it to nothing.
    void set(Timer timer, long at) {
        if (timer.slot >= 0 && timer.at == at) {
            return;
        }
        clear(timer);
        if (at == Long.MAX_VALUE) {
            return;
        }
        if (!ticking) {
            tick = clock.getAsLong() / TICK;
        }
        timer.at = at;
        link(timer, (int) (Math.max(at / TICK + 1, tick + 1) & SLOTS - 1));
        start();
    }

    void clear(Timer timer) {
        if (timer.slot < 0) {
            return;
        }
        Timer previous = timer.previous;
        Timer next = timer.next;
        if (previous != null) {
            previous.next = next;
        } else {
            slots[timer.slot] = next;
        }
        if (next != null) {
            next.previous = previous;
        }
        timer.previous = null;
        timer.next = null;
        timer.slot = -1;
        set--;
    }

    private void link(Timer timer, int slot) {
        Timer head = slots[slot];
        timer.slot = slot;
        timer.next = head;
        if (head != null) {
            head.previous = timer;
        }
        slots[slot] = timer;
        set++;
    }

    private void start() {
        if (!ticking) {
            ticking = true;
            var _ = loop.schedule(this::turn, TICK, TimeUnit.MILLISECONDS);
        }
    }

    private void turn() {
        long now = clock.getAsLong();
        long until = now / TICK;
        for (long passed = 0; tick < until && passed < SLOTS; passed++) {
            tick++;
            expire((int) (tick & SLOTS - 1), now);
        }
        tick = Math.max(tick, until);
        ticking = false;
        if (set > 0) {
            start();
        }
    }

    /// Timers of later rounds stay; what fires may set and clear others.
    private void expire(int slot, long now) {
        Timer timer = slots[slot];
        while (timer != null) {
            if (timer.at <= now) {
                clear(timer);
                fire(timer, now);
                timer = slots[slot];
            } else {
                timer = timer.next;
            }
        }
    }

    private void fire(Timer timer, long now) {
        try {
            timer.expired(now);
        } catch (RuntimeException | StackOverflowError defect) {
            failed.accept(defect);
        }
    }
}
