package io.portcullis.gateway.ops;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.encoder.Encoder;
import ch.qos.logback.core.joran.spi.ConsoleTarget;
import io.portcullis.gateway.config.LogConfig;
import java.util.Map;
import net.logstash.logback.encoder.LogstashEncoder;
import org.slf4j.LoggerFactory;

/// Sets logging up as configured: standard error, lines for people or one JSON object a line.
public final class Logs {
    private static final String PATTERN = "%d{yyyy-MM-dd'T'HH:mm:ss.SSSXXX, UTC} %-5level %logger{0} %msg%n";
    /// It writes a stack trace when it cannot roll back after a failure, and then throws the failure, which is reported.
    private static final String ROLLBACK = "org.flywaydb.core.internal.jdbc.TransactionalExecutionTemplate";
    /// Armeria would write whole requests, cookies and passwords too, at `trace`.
    private static final Map<String, Level> CHATTY = Map.of("com.linecorp.armeria", Level.WARN, "io.netty", Level.WARN,
            "org.flywaydb", Level.WARN, ROLLBACK, Level.OFF, "com.zaxxer.hikari", Level.WARN, "org.jdbi", Level.WARN);

    private Logs() {}

    /// Replaces whatever logging there was. Called once, before the server starts.
    public static void configure(LogConfig config) {
        LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
        context.reset();
        context.addTurboFilter(new LibraryWarnings(System::nanoTime));
        calmLibraries(context);
        Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        root.setLevel(Level.toLevel(config.level().name()));
        root.addAppender(standardError(context, encoder(config.format(), context)));
    }

    static void calmLibraries(LoggerContext context) {
        CHATTY.forEach((name, level) -> context.getLogger(name).setLevel(level));
    }

    static ConsoleAppender<ILoggingEvent> standardError(LoggerContext context, Encoder<ILoggingEvent> encoder) {
        ConsoleAppender<ILoggingEvent> appender = new ConsoleAppender<>();
        appender.setContext(context);
        appender.setTarget(ConsoleTarget.SystemErr.getName());
        appender.setEncoder(encoder);
        appender.start();
        return appender;
    }

    /// Warnings of the network libraries so far.
    public static long libraryWarnings() {
        LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
        return context.getTurboFilterList().stream().filter(LibraryWarnings.class::isInstance)
                .mapToLong(filter -> ((LibraryWarnings) filter).count()).sum();
    }

    private static Encoder<ILoggingEvent> encoder(LogConfig.Format format, LoggerContext context) {
        return switch (format) {
            case JSON -> {
                LogstashEncoder encoder = new LogstashEncoder();
                encoder.setContext(context);
                encoder.start();
                yield encoder;
            }
            case TEXT -> text(context, PATTERN);
        };
    }

    static PatternLayoutEncoder text(LoggerContext context, String pattern) {
        PatternLayoutEncoder encoder = new PatternLayoutEncoder();
        encoder.setContext(context);
        encoder.setPattern(pattern);
        encoder.start();
        return encoder;
    }

    /// One event as a line for people.
    static String line(ILoggingEvent event) {
        return text((LoggerContext) LoggerFactory.getILoggerFactory(), PATTERN).getLayout().doLayout(event);
    }
}
