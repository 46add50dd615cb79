package io.portcullis.gateway.ops;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.turbo.TurboFilter;
import ch.qos.logback.core.spi.FilterReply;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import org.slf4j.Marker;

/// Keeps what the network libraries say of bad input short: Armeria and Netty write a stack trace for each broken connection,
/// and their messages quote what was sent. Each of their loggers gets one line a minute, without a trace. Any thread.
public final class LibraryWarnings extends TurboFilter {
    private static final org.slf4j.Logger LOG = LoggerFactory.getLogger(LibraryWarnings.class);
    private static final long PAUSE_NANOS = TimeUnit.MINUTES.toNanos(1);
    private static final int DEEPEST_CAUSE = 8;

    private final LongSupplier nanoTime;
    private final LongAdder heard = new LongAdder();
    /// By the name of the logger, of which there are as many as the libraries have classes that warn.
    private final Map<String, Long> quietUntil = new ConcurrentHashMap<>();

    /// @param nanoTime as [System#nanoTime()]
    LibraryWarnings(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /// @param format null where it is only asked whether the level is enabled
    @Override
    public FilterReply decide(@Nullable Marker marker, Logger logger, Level level, @Nullable String format,
            Object @Nullable [] arguments, @Nullable Throwable thrown) {
        if (format == null || !level.isGreaterOrEqual(Level.WARN) || !isNetwork(logger.getName())) {
            return FilterReply.NEUTRAL;
        }
        heard.increment();
        if (mayLog(logger.getName())) {
            Throwable cause = thrown == null ? last(arguments) : thrown;
            LOG.warn("{}: {}", simple(logger.getName()), cause == null ? format : kind(cause));
        }
        return FilterReply.DENY;
    }

    private static boolean isNetwork(String logger) {
        return logger.startsWith("com.linecorp.armeria.") || logger.startsWith("io.netty.");
    }

    private boolean mayLog(String logger) {
        long now = nanoTime.getAsLong();
        boolean[] passed = new boolean[1];
        quietUntil.compute(logger, (name, until) -> {
            passed[0] = until == null || now - until >= 0;
            return until == null || passed[0] ? Long.valueOf(now + PAUSE_NANOS) : until;
        });
        return passed[0];
    }

    private static @Nullable Throwable last(Object @Nullable [] arguments) {
        return arguments != null && arguments.length > 0 && arguments[arguments.length - 1] instanceof Throwable cause
                ? cause
                : null;
    }

    /// Its class, and where it was thrown; a message could quote what was sent.
    private static String kind(Throwable cause) {
        Throwable inner = cause;
        for (int i = 0; i < DEEPEST_CAUSE && inner.getCause() != null; i++) {
            inner = inner.getCause();
        }
        StackTraceElement[] frames = inner.getStackTrace();
        String at = frames.length == 0
                ? ""
                : " at " + simple(frames[0].getClassName()) + "." + frames[0].getMethodName();
        return inner.getClass().getSimpleName() + at;
    }

    private static String simple(String name) {
        return name.substring(name.lastIndexOf('.') + 1);
    }

    /// How many warnings there were, those that were logged among them.
    public long count() {
        return heard.sum();
    }
}
