package io.portcullis.gateway.sip.transport;

import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/// So many a second on average, and a burst. Any thread.
final class TokenBucket {
    private final long burst;
    private final long nanosEach;
    private final LongSupplier clock;
    private long full;

    /// @param clock nanoseconds that never go back
    TokenBucket(int perSecond, int burst, LongSupplier clock) {
        nanosEach = TimeUnit.SECONDS.toNanos(1) / perSecond;
        this.burst = burst * nanosEach;
        this.clock = clock;
        full = clock.getAsLong();
    }

    /// Takes one; false where none is left.
    synchronized boolean take() {
        long now = clock.getAsLong();
        long wanted = Math.max(full, now) + nanosEach;
        if (wanted - now > burst) {
            return false;
        }
        full = wanted;
        return true;
    }
}
