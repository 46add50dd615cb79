package io.portcullis.gateway.sip.session;

import static io.portcullis.gateway.sip.session.Samples.ALICE;
import static io.portcullis.gateway.sip.session.Samples.OPENER;
import static org.assertj.core.api.Assertions.assertThat;

import io.portcullis.auth.account.AccountName;
import io.portcullis.auth.apppassword.AppPasswordId;
import io.portcullis.auth.event.AuthEvent;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OpenerTest {
    private static final Instant AT = Instant.EPOCH;
    private static final Opener PRIMARY = new Opener(ALICE, Optional.empty(), 7);

    @Test
    void revokedAppPassword_endsWhatItOpenedAndNothingElse() {
        AuthEvent revoked = new AuthEvent.AppPasswordRevoked(ALICE, AT, 8, new AppPasswordId("phone1"));
        assertThat(OPENER.endedBy(revoked)).isTrue();
        assertThat(PRIMARY.endedBy(revoked)).isFalse();
        assertThat(OPENER.endedBy(new AuthEvent.AppPasswordRevoked(ALICE, AT, 8, new AppPasswordId("phone2"))))
                .isFalse();
        assertThat(OPENER.endedBy(
                new AuthEvent.AppPasswordRevoked(new AccountName("bob"), AT, 8, new AppPasswordId("phone1"))))
                .isFalse();
    }

    @Test
    void twoStepOn_endsWhatThePrimaryPasswordOpened() {
        AuthEvent on = new AuthEvent.TwoStepChanged(ALICE, AT, 8, true);
        assertThat(PRIMARY.endedBy(on)).isTrue();
        assertThat(OPENER.endedBy(on)).isFalse();
    }

    @Test
    void suspension_endsEverythingFromBefore() {
        AuthEvent suspended = new AuthEvent.AccountSuspended(ALICE, AT, 8);
        assertThat(OPENER.endedBy(suspended)).isTrue();
        assertThat(PRIMARY.endedBy(suspended)).isTrue();
        assertThat(new Opener(ALICE, Optional.empty(), 8).endedBy(suspended)).isFalse();
    }

    @Test
    void otherEvents_endNothing() {
        assertThat(OPENER.endedBy(new AuthEvent.AccountResumed(ALICE, AT, 8))).isFalse();
    }
}
