package io.portcullis.gateway.net;

import com.github.benmanes.caffeine.cache.Ticker;
import io.netty.channel.SelectStrategy;
import io.netty.util.IntSupplier;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongConsumer;

/// How a loop waits. One that is woken often has nothing to do for a moment only: it pauses and then finds the work of several
/// connections together, which costs less than a wake-up for each. One that is woken seldom, and one that has work already, goes on
/// at once. What comes in a pause waits for its end, with what other threads hand to the loop. Only for one loop.
final class PausingSelect implements SelectStrategy {
    static final long PAUSE_NANOS = 1_000_000;
    /// Woken again within this: often.
    static final long OFTEN_NANOS = 2_000_000;

    private final Ticker clock;
    private final LongConsumer pause;
    private long before;
    /// The last pause brought nothing.
    private boolean inVain;

    PausingSelect() {
        this(System::nanoTime, LockSupport::parkNanos);
    }

    PausingSelect(Ticker clock, LongConsumer pause) {
        this.clock = clock;
        this.pause = pause;
        before = clock.read() - OFTEN_NANOS;
    }

    @Override
    public int calculateStrategy(IntSupplier ready, boolean hasTasks) throws Exception {
        if (hasTasks) {
            return ready.get();
        }
        long now = clock.read();
        boolean pauses = !inVain && now - before < OFTEN_NANOS;
        before = now;
        inVain = false;
        if (!pauses) {
            return SELECT;
        }
        int already = ready.get();
        return already > 0 ? already : afterPause(ready);
    }

    private int afterPause(IntSupplier ready) throws Exception {
        pause.accept(PAUSE_NANOS);
        before = clock.read();
        int found = ready.get();
        inVain = found == 0;
        return found;
    }
}
