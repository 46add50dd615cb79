package io.portcullis.gateway.web.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.portcullis.auth.account.AccountName;
import io.portcullis.auth.event.AuthEvent;
import io.portcullis.auth.secret.Secret;
import java.net.InetAddress;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class DisclosuresTest {
    private static final AccountName ALICE = new AccountName("alice");
    private static final Secret WIPED = Secret.of("\0".repeat(6));

    private final AtomicLong nanos = new AtomicLong();
    private final Sessions sessions = new Sessions(10, Duration.ofMinutes(30), Duration.ofHours(12), nanos::get,
            () -> Instant.EPOCH, new SecureRandom());
    private final Disclosures disclosures = sessions.disclosures();
    private final OpenedSession opened = sessions.open(ALICE, 1, Stage.CHECKED,
            new Browser("Firefox", InetAddress.getLoopbackAddress()));
    private final Secret code = Secret.of("secret");

    private void keep() {
        disclosures.keep(opened.session(), new Disclosure.Codes(List.of(code)));
    }

    @Test
    void of_withinFiveMinutesAndUnderANewToken_isShown() {
        keep();
        OpenedSession renewed = sessions.renew(opened.token(), opened.session(), 2);
        nanos.addAndGet(Duration.ofMinutes(5).toNanos() - 1);

        assertThat(disclosures.of(renewed.session())).contains(new Disclosure.Codes(List.of(Secret.of("secret"))));
        assertThat(disclosures.of(renewed.session()).toString()).doesNotContain("secret");
        nanos.incrementAndGet();
        assertThat(disclosures.of(renewed.session())).isEmpty();
    }

    @Test
    void done_wipes() {
        keep();
        disclosures.done(opened.session());
        assertThat(code).isEqualTo(WIPED);
    }

    @Test
    void keep_another_wipesTheFirst() {
        keep();
        disclosures.keep(opened.session(), new Disclosure.Codes(List.of(Secret.of("next"))));
        assertThat(code).isEqualTo(WIPED);
    }

    @Test
    void session_ended_wipes() {
        keep();
        sessions.end(opened.token());
        assertThat(code).isEqualTo(WIPED);
    }

    @Test
    void session_endedByAnEvent_wipes() {
        keep();
        sessions.heard(new AuthEvent.AccountSuspended(ALICE, Instant.EPOCH, 2));
        assertThat(code).isEqualTo(WIPED);
    }

    @Test
    void session_endedFromAnother_wipes() {
        keep();
        assertThat(sessions.end(ALICE, opened.session().origin().id())).isTrue();
        assertThat(code).isEqualTo(WIPED);
    }
}
