package io.portcullis.gateway.ops;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class LibraryWarningsTest {
    private final AtomicLong now = new AtomicLong();
    private final LibraryWarnings filter = new LibraryWarnings(now::get);
    private final LoggerContext libraries = new LoggerContext();
    private final ListAppender<ILoggingEvent> libraryLines = new ListAppender<>();
    private final ListAppender<ILoggingEvent> ours = new ListAppender<>();
    private final Logger own = (Logger) LoggerFactory.getLogger(LibraryWarnings.class);

    @BeforeEach
    void listen() {
        libraries.addTurboFilter(filter);
        libraryLines.start();
        libraries.getLogger("ROOT").addAppender(libraryLines);
        ours.start();
        own.addAppender(ours);
    }

    @AfterEach
    void stop() {
        own.detachAppender(ours);
    }

    @Test
    void warning_withAFailure_isOneLineAMinuteWithoutTraceOrMessage() {
        Logger armeria = libraries.getLogger("com.linecorp.armeria.server.HttpServerHandler");
        for (int i = 0; i < 1_000; i++) {
            armeria.warn("{} Unexpected exception:", "[id]", new IllegalStateException("GET /secret"));
        }
        now.addAndGet(TimeUnit.MINUTES.toNanos(1));
        armeria.warn("again", new IllegalStateException("GET /secret"));

        assertThat(libraryLines.list).isEmpty();
        assertThat(ours.list).hasSize(2).allSatisfy(line -> {
            assertThat(line.getThrowableProxy()).isNull();
            assertThat(line.getFormattedMessage()).startsWith("HttpServerHandler: IllegalStateException at ")
                    .doesNotContain("secret", "\n");
        });
        assertThat(filter.count()).isEqualTo(1_001);
    }

    @Test
    void warning_ofAnotherLogger_passesWithItsTrace() {
        libraries.getLogger("io.portcullis.gateway.store.GroupWriter").error("failed", new IllegalStateException("x"));
        libraries.getLogger("io.netty.util.Something").info("hello");

        assertThat(libraryLines.list).hasSize(2);
        assertThat(libraryLines.list.getFirst().getThrowableProxy()).isNotNull();
    }
}
