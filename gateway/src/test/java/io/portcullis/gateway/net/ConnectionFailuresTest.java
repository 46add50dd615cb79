package io.portcullis.gateway.net;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.DecoderException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class ConnectionFailuresTest {
    private final AtomicLong now = new AtomicLong(-5);
    private final ConnectionFailures failures = new ConnectionFailures(now::get);
    private final ListAppender<ILoggingEvent> lines = new ListAppender<>();
    private final Logger logger = (Logger) LoggerFactory.getLogger(ConnectionFailures.class);

    @BeforeEach
    void listen() {
        logger.setLevel(ch.qos.logback.classic.Level.INFO);
        lines.start();
        logger.addAppender(lines);
    }

    @AfterEach
    void stop() {
        logger.detachAppender(lines);
    }

    @Test
    void failed_thousand_areCountedClosedAndOneLineAMinute() {
        for (int i = 0; i < 1_000; i++) {
            EmbeddedChannel channel = new EmbeddedChannel(new ChannelInboundHandlerAdapter());
            failures.failed(channel, "pages", new DecoderException(new SSLException("not a record: 50617373776f7264")));
            assertThat(channel.isOpen()).isFalse();
        }
        now.addAndGet(TimeUnit.MINUTES.toNanos(1));
        failures.count("sip-tls", new SSLException("x"));

        assertThat(failures.count()).isEqualTo(1_001);
        assertThat(lines.list).extracting(ILoggingEvent::getFormattedMessage).containsExactly(
                "pages: a connection failed: SSLException (1 since the last such line)",
                "sip-tls: a connection failed: SSLException (1000 since the last such line)");
        assertThat(lines.list).allSatisfy(line -> assertThat(line.getThrowableProxy()).isNull());
    }
}
