package io.portcullis.gateway.message;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/// Gives ids: 41 bits of milliseconds since 2020, 10 bits of node, 12 bits of counter. They only ever grow: when the
/// clock stands still or goes back, they run ahead of it.
final class MessageIds {
    static final long EPOCH = 1_577_836_800_000L;
    static final int TIME_SHIFT = 22;
    private static final int NODE_SHIFT = 12;
    private static final long COUNTER_MASK = (1 << NODE_SHIFT) - 1;
    /// Before a crash, ids may have been seen by clients that never reached the disk.
    private static final Duration UNSEEN = Duration.ofMinutes(1);

    private final Clock clock;
    private final long node;
    private final AtomicLong latest;

    /// @param node 0 to 1023
    /// @param greatestStored 0 when nothing is stored
    MessageIds(Clock clock, int node, long greatestStored) {
        if (node < 0 || node > 1023) {
            throw new IllegalArgumentException("node: " + node + " (expected: 0-1023)");
        }
        this.clock = clock;
        this.node = (long) node << NODE_SHIFT;
        long floor = greatestStored == 0 ? 0 : greatestStored + (UNSEEN.toMillis() << TIME_SHIFT);
        latest = new AtomicLong(floor);
    }

    MessageId next() {
        long now = ((clock.millis() - EPOCH) << TIME_SHIFT) | node;
        while (true) {
            long last = latest.get();
            long next = Math.max(now, after(last));
            if (latest.compareAndSet(last, next)) {
                return new MessageId(next);
            }
        }
    }

    private long after(long last) {
        boolean sameNode = (last & ((1L << TIME_SHIFT) - 1) & ~COUNTER_MASK) == node;
        if (sameNode && (last & COUNTER_MASK) < COUNTER_MASK) {
            return last + 1;
        }
        return (((last >>> TIME_SHIFT) + 1) << TIME_SHIFT) | node;
    }

    MessageId latest() {
        return new MessageId(latest.get());
    }
}
