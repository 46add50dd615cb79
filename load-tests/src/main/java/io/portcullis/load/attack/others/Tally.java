package io.portcullis.load.attack.others;

import io.portcullis.load.attack.judge.Kind;
import io.portcullis.load.attack.judge.Seen;
import io.portcullis.load.measure.Latencies;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/// Counts one kind of use over one stretch of time; safe from any thread.
final class Tally {
    private static final int REASONS_KEPT = 5;

    private final Kind kind;
    private final Latencies latencies = new Latencies();
    private final AtomicLong failures = new AtomicLong();
    private final AtomicLong started = new AtomicLong();
    private final Set<String> reasons = ConcurrentHashMap.newKeySet();

    Tally(Kind kind) {
        this.kind = kind;
    }

    /// An operation that is due now.
    Operation start() {
        started.incrementAndGet();
        return new Operation();
    }

    /// Whether all that started have ended.
    boolean settled() {
        return latencies.count() + failures.get() >= started.get();
    }

    Seen seen() {
        return new Seen(kind, latencies.count(), failures.get(), latencies.percentiles(), Set.copyOf(reasons));
    }

    /// One operation; only its first end counts.
    final class Operation {
        private final long startNanos = System.nanoTime();
        private final AtomicBoolean ended = new AtomicBoolean();

        void succeeded() {
            if (ended.compareAndSet(false, true)) {
                latencies.since(startNanos);
            }
        }

        void failed(String reason) {
            if (ended.compareAndSet(false, true)) {
                if (reasons.size() < REASONS_KEPT) {
                    reasons.add(reason);
                }
                failures.incrementAndGet();
            }
        }
    }
}
