package io.portcullis.load.scenario;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Waits for a load to end, and never for ever.
final class Progress {
    private final CountDownLatch done = new CountDownLatch(1);
    private final String load;
    private final Duration limit;

    Progress(String load, Duration limit) {
        this.load = load;
        this.limit = limit;
    }

    void done() {
        done.countDown();
    }

    void await() {
        try {
            if (!done.await(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new IllegalStateException(load + " did not end within " + limit);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(load + " was interrupted", e);
        }
    }
}
