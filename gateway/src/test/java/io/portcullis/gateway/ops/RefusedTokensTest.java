package io.portcullis.gateway.ops;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.portcullis.auth.decision.AdminRefusal;
import java.net.InetAddress;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class RefusedTokensTest {
    @Test
    void refusedAtApi_eachReason_isALineWithoutAnAccount() {
        Logger logger = (Logger) LoggerFactory.getLogger(SecurityLog.class);
        ListAppender<ILoggingEvent> lines = new ListAppender<>();
        lines.start();
        logger.addAppender(lines);
        try {
            SignInWatch watch = new SignInWatch(new LoginMeters(new SimpleMeterRegistry()), new SecurityLog(true),
                    Clock.fixed(Instant.parse("2026-11-30T12:00:00Z"), ZoneOffset.UTC));
            InetAddress address = InetAddress.ofLiteral("203.0.113.77");
            watch.refusedAtApi(AdminRefusal.WRONG_TOKEN, address);
            watch.refusedAtApi(AdminRefusal.EXPIRED, address);
            watch.refusedAtApi(AdminRefusal.OUT_OF_SCOPE, address);
            watch.throttledAtApi(address);
        } finally {
            logger.detachAppender(lines);
        }
        assertThat(lines.list).extracting(ILoggingEvent::getFormattedMessage).containsExactly(
                "sign-in refused: protocol=api mechanism=token reason=credentials network=203.0.113.0/24",
                "sign-in refused: protocol=api mechanism=token reason=ended network=203.0.113.0/24",
                "sign-in refused: protocol=api mechanism=token reason=rule network=203.0.113.0/24",
                "sign-in refused: protocol=api mechanism=token reason=throttled network=203.0.113.0/24");
    }
}
