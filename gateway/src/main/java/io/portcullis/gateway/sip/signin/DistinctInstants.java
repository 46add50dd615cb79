package io.portcullis.gateway.sip.signin;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.atomic.AtomicLong;

/// The time in microseconds, no instant given twice: phones behind one address that are challenged within one microsecond would
/// else share a nonce, and the second to answer be taken for a replay of the first. Any thread.
final class DistinctInstants {
    private static final long MOMENT_MICROS = 1_000_000;

    private final InstantSource clock;
    private final AtomicLong latest = new AtomicLong(Long.MIN_VALUE / 2);

    DistinctInstants(InstantSource clock) {
        this.clock = clock;
    }

    /// The time, or the first one after the latest that was given. A clock that was set back by more than a second is followed.
    Instant next() {
        long now = ChronoUnit.MICROS.between(Instant.EPOCH, clock.instant());
        long micros = latest
                .updateAndGet(last -> now > last || last - now > MOMENT_MICROS ? now : last + 1);
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }
}
