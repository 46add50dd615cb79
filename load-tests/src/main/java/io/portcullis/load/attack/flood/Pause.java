package io.portcullis.load.attack.flood;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/// Waits of the attacking thread.
final class Pause {
    private Pause() {}

    /// Until a reading of `System.nanoTime`.
    static void until(long nanos) {
        while (System.nanoTime() < nanos) {
            LockSupport.parkNanos(nanos - System.nanoTime());
        }
    }

    static long after(Duration duration) {
        return System.nanoTime() + duration.toNanos();
    }
}
