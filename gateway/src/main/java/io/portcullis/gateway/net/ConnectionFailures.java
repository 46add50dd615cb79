package io.portcullis.gateway.net;

import io.netty.channel.Channel;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Counts connections that failed by what their other end sent. Logs one line a minute about them: where and by what kind of
/// failure, never what was sent. Any thread.
public final class ConnectionFailures {
    private static final Logger LOG = LoggerFactory.getLogger(ConnectionFailures.class);
    private static final long PAUSE_NANOS = TimeUnit.MINUTES.toNanos(1);

    private final LongSupplier nanoTime;
    private final AtomicLong quietUntil;
    private final LongAdder failed = new LongAdder();
    private final AtomicLong logged = new AtomicLong();

    /// @param nanoTime as [System#nanoTime()]
    public ConnectionFailures(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.quietUntil = new AtomicLong(nanoTime.getAsLong());
    }

    /// A connection failed and is closed.
    public void failed(Channel channel, String listener, Throwable cause) {
        count(listener, cause);
        // Past TLS, which would wait for its peer to say good-bye.
        if (channel.pipeline().firstContext() != null) {
            var _ = channel.pipeline().firstContext().close();
        }
    }

    /// A connection failed and closes by itself.
    void count(String listener, Throwable cause) {
        failed.increment();
        long now = nanoTime.getAsLong();
        long until = quietUntil.get();
        if (now - until >= 0 && quietUntil.compareAndSet(until, now + PAUSE_NANOS)) {
            long all = failed.sum();
            LOG.info("{}: a connection failed: {} ({} since the last such line)", listener, kind(cause),
                    all - logged.getAndSet(all));
        }
    }

    /// Messages of the library quote what was sent.
    private static String kind(Throwable cause) {
        Throwable inner = cause;
        for (int i = 0; i < 8 && inner.getCause() != null; i++) {
            inner = inner.getCause();
        }
        return inner.getClass().getSimpleName();
    }

    /// How many there were.
    public long count() {
        return failed.sum();
    }
}
