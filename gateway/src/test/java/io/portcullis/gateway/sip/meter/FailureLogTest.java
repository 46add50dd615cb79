package io.portcullis.gateway.sip.meter;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class FailureLogTest {
    private final Logger logger = (Logger) LoggerFactory.getLogger(FailureLog.class);
    private final ListAppender<ILoggingEvent> lines = new ListAppender<>();
    private long nanos = Long.MAX_VALUE - 5;
    private final FailureLog log = new FailureLog(() -> nanos);

    @BeforeEach
    void listen() {
        lines.start();
        logger.addAppender(lines);
    }

    @AfterEach
    void listenNoMore() {
        logger.detachAppender(lines);
    }

    @Test
    void tenThousandFailures_areOneLineAMinute_withoutTraceAndText() {
        for (int second = 0; second < 120; second++) {
            for (int i = 0; i < 100; i++) {
                log.failed(new IllegalArgumentException("the secret text of a message"));
            }
            nanos += Duration.ofSeconds(1).toNanos();
        }
        assertThat(lines.list).hasSize(2).allSatisfy(line -> {
            assertThat(line.getThrowableProxy()).isNull();
            assertThat(line.getFormattedMessage()).contains("IllegalArgumentException", "FailureLogTest")
                    .doesNotContain("secret");
        });
        assertThat(lines.list.getLast().getFormattedMessage()).contains("5999 more");
    }
}
