package io.portcullis.auth.service;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;

/// When to look for expired app passwords again: when the first of them expires, and once in a while, for other processes make
/// app passwords in the same database. Any thread.
final class NextExpiry {
    static final Duration ONCE_IN = Duration.ofSeconds(10);

    private final AtomicReference<Instant> next = new AtomicReference<>(Instant.MIN);

    /// Also when the clock was set back: what expires by the new time is not looked for too late.
    boolean isDue(Instant now) {
        Instant due = next.get();
        return !now.isBefore(due) || now.plus(ONCE_IN).isBefore(due);
    }

    /// To be called before looking: what is made while it looks is not missed then.
    void looking(Instant now) {
        next.set(now.plus(ONCE_IN));
    }

    /// Something expires then, or may.
    void atLatest(Instant expiry) {
        next.accumulateAndGet(expiry, (one, other) -> one.isBefore(other) ? one : other);
    }
}
