package io.portcullis.gateway.store;

import java.time.Duration;

/// How long the writer pauses between two groups, by how many writes have come lately. A commit costs the same however much is in
/// it, so a pause pays once it gathers several writes; below that rate a write is committed when it comes. Many writes need a
/// shorter pause. Only for the writer's thread.
final class Linger {
    /// Older arrivals count for little.
    private static final double MEMORY_NANOS = 100e6;
    /// So many writes in a group make the commit cheap; more gain little.
    private static final double GROUP = 64;

    private final long most;
    /// Writes a nanosecond.
    private double rate;
    private long lastTaken;
    private boolean begun;

    Linger(Duration most) {
        this.most = most.toNanos();
    }

    /// A group was taken.
    void taken(int writes, long now) {
        if (begun) {
            double passed = (double) Math.max(1, now - lastTaken);
            double kept = Math.exp(-passed / MEMORY_NANOS);
            rate = rate * kept + writes / passed * (1 - kept);
        }
        begun = true;
        lastTaken = now;
    }

    /// The pause from one taking to the next, in nanoseconds; 0 when it does not pay.
    long nanos() {
        return rate * most < 1 ? 0 : (long) Math.min((double) most, GROUP / rate);
    }
}
