package io.portcullis.gateway.sip.meter;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Defects that messages from outside met: one line a minute at most, and never a stack trace, so that nobody can fill the
/// log. What an exception says is left out: it may repeat the message. Any thread.
final class FailureLog {
    private static final Logger LOG = LoggerFactory.getLogger(FailureLog.class);
    private static final long EVERY = TimeUnit.MINUTES.toNanos(1);

    private final LongSupplier clock;
    private final AtomicLong next;
    private final AtomicLong unsaid = new AtomicLong();

    /// @param clock nanoseconds that never go back
    FailureLog(LongSupplier clock) {
        this.clock = clock;
        next = new AtomicLong(clock.getAsLong());
    }

    void failed(Throwable failure) {
        long now = clock.getAsLong();
        long due = next.get();
        if (now - due < 0 || !next.compareAndSet(due, now + EVERY)) {
            unsaid.incrementAndGet();
            return;
        }
        LOG.error("a SIP message could not be handled: {} at {}; {} more since the last such line",
                failure.getClass().getName(), place(failure), unsaid.getAndSet(0));
    }

    private static String place(Throwable failure) {
        StackTraceElement[] trace = failure.getStackTrace();
        for (StackTraceElement element : trace) {
            if (element.getClassName().startsWith("io.portcullis.")) {
                return element.toString();
            }
        }
        return trace.length == 0 ? "an unknown place" : trace[0].toString();
    }
}
