package io.portcullis.gateway.ops;

import static org.assertj.core.api.Assertions.assertThat;

import io.portcullis.auth.account.AccountName;
import io.portcullis.auth.apppassword.AppPasswordId;
import io.portcullis.auth.apppassword.LastUse;
import io.portcullis.auth.apppassword.Scope;
import io.portcullis.auth.decision.LoginProtocol;
import io.portcullis.auth.decision.RefusalReason;
import io.portcullis.auth.event.AuthEvent;
import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class RuleRefusalsTest {
    private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");
    private static final InetAddress HOME = InetAddress.ofLiteral("192.0.2.7");

    private final RuleRefusals refusals = new RuleRefusals(Clock.fixed(NOON, ZoneOffset.UTC));

    private void refused(String name, RefusalReason reason, Duration ago) {
        refusals.heard(new AuthEvent.LoginRefused(new AccountName(name), NOON.minus(ago), LoginProtocol.SIP, "MD5",
                reason, HOME, "a phone"));
    }

    private void used(String name) {
        refusals.heard(new AuthEvent.AppPasswordUsed(new AccountName(name), new AppPasswordId("aaaaaaaaaaaa"),
                new LastUse(NOON, HOME, "a phone", Scope.SIP), false));
    }

    @Test
    void nobodyRefused_isNoneAndNoShare() {
        used("alice");

        assertThat(refusals.lastHour()).isZero();
        assertThat(refusals.recovered()).isNaN();
    }

    @Test
    void accountsRefusedByTheRule_areCountedOnce_othersNot() {
        refused("alice", RefusalReason.PRIMARY_PASSWORD, Duration.ofMinutes(2));
        refused("alice", RefusalReason.PRIMARY_PASSWORD, Duration.ofMinutes(1));
        refused("bob", RefusalReason.NEW_DEVICE, Duration.ofMinutes(59));
        refused("carol", RefusalReason.WRONG_SECRET, Duration.ofMinutes(1));
        refused("dave", RefusalReason.PRIMARY_PASSWORD, Duration.ofMinutes(61));

        assertThat(refusals.lastHour()).isEqualTo(2);
    }

    @Test
    void accountsThatGotInSince_areTheShare_untilRefusedAgain() {
        refused("alice", RefusalReason.PRIMARY_PASSWORD, Duration.ofMinutes(5));
        refused("bob", RefusalReason.PRIMARY_PASSWORD, Duration.ofHours(23));
        refused("carol", RefusalReason.PRIMARY_PASSWORD, Duration.ofHours(25));
        used("alice");
        used("carol");
        assertThat(refusals.recovered()).isEqualTo(0.5);

        refused("alice", RefusalReason.PRIMARY_PASSWORD, Duration.ZERO);

        assertThat(refusals.recovered()).isZero();
    }
}
