package io.portcullis.auth.service;

import static io.portcullis.auth.service.Services.ALICE;
import static io.portcullis.auth.service.Services.password;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.portcullis.auth.account.AccountName;
import io.portcullis.auth.event.SecondStepChange;
import io.portcullis.auth.secondstep.AuthenticatorApp;
import io.portcullis.auth.secondstep.Totp;
import io.portcullis.auth.secondstep.TotpEnrolment;
import io.portcullis.auth.secondstep.TotpId;
import io.portcullis.auth.secret.Secret;
import io.portcullis.auth.service.AccountException.Reason;
import io.portcullis.auth.store.MemoryStores;
import java.nio.file.Path;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TotpsTest {
    @TempDir
    private Path directory;

    private Services services;
    private Totps totps;

    @BeforeEach
    void open() {
        services = new Services(new MemoryStores(), Services.newKeys(directory), Services.RULES);
        services.accounts().create(ALICE, password("correct horse"));
        totps = services.secondSteps().totps();
        services.published.clear();
    }

    private Secret codeOf(TotpEnrolment enrolment) {
        return new AuthenticatorApp(enrolment).code(services.clock.instant());
    }

    private Optional<Totp> activate(TotpEnrolment enrolment, String label) {
        return totps.activate(enrolment, label, codeOf(enrolment));
    }

    private static void assertReason(Reason reason, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(AccountException.class,
                refused -> assertThat(refused.reason()).isEqualTo(reason));
    }

    @Test
    void begin_enrolment_storesNothingAndIsNewEachTime() {
        TotpEnrolment enrolment = totps.begin(ALICE);

        assertThat(new String(enrolment.uri().chars())).startsWith("otpauth://totp/example.org:alice%40example.org?");
        assertThat(totps.begin(ALICE).text()).isNotEqualTo(enrolment.text());
        assertThat(services.stores.accounts().load(ALICE).orElseThrow().secondSteps()).isEmpty();
        assertThat(services.published).isEmpty();
    }

    @Test
    void activate_wrongCode_storesNothing() {
        TotpEnrolment enrolment = totps.begin(ALICE);
        Secret wrong = new AuthenticatorApp(enrolment).otherCode(services.clock.instant());

        assertThat(totps.activate(enrolment, "Phone", wrong)).isEmpty();
        assertThat(totps.activate(enrolment, "Phone", codeOf(totps.begin(ALICE)))).isEmpty();

        assertThat(totps.list(ALICE)).isEmpty();
        assertThat(services.accounts().find(ALICE).orElseThrow().authVersion()).isEqualTo(1);
        assertThat(services.published).isEmpty();
    }

    @Test
    void activate_rightCode_addsTheApp() {
        TotpEnrolment enrolment = totps.begin(ALICE);

        Totp added = activate(enrolment, "My <phone>").orElseThrow();

        assertThat(added).isEqualTo(new Totp(enrolment.id(), ALICE, "My <phone>",
                services.clock.instant().truncatedTo(ChronoUnit.MILLIS)));
        assertThat(totps.list(ALICE)).containsExactly(added);
        assertThat(services.published).containsExactly(
                new SecondStepChange.TotpAdded(ALICE, added.created(), 2, added.id(), "My <phone>"));
        assertThat(services.stores.audit().after(0, 99).getLast().entry().detail())
                .isEqualTo("id=" + added.id() + " label=My <phone>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "line\nbreak"})
    void activate_labelOutOfBounds_isRefused(String label) {
        TotpEnrolment enrolment = totps.begin(ALICE);

        assertReason(Reason.BAD_VALUE, () -> activate(enrolment, label));

        assertThat(totps.list(ALICE)).isEmpty();
    }

    @Test
    void activate_eleventh_isRefused() {
        for (int i = 0; i < Totps.MOST; i++) {
            assertThat(activate(totps.begin(ALICE), "Phone " + i)).isPresent();
        }

        assertReason(Reason.NOT_READY, () -> activate(totps.begin(ALICE), "One more"));

        assertThat(totps.list(ALICE)).hasSize(Totps.MOST);
    }

    @Test
    void remove_app_isGone() {
        TotpId id = activate(totps.begin(ALICE), "Phone").orElseThrow().id();
        services.published.clear();

        assertThat(totps.remove(ALICE, new TotpId("other"))).isFalse();
        assertThat(totps.remove(ALICE, id)).isTrue();
        assertThat(totps.remove(ALICE, id)).isFalse();

        assertThat(totps.list(ALICE)).isEmpty();
        assertThat(services.published).singleElement().isInstanceOf(SecondStepChange.TotpRemoved.class);
    }

    @Test
    void remove_lastOneUnderTwoStep_isRefused() {
        TotpId first = activate(totps.begin(ALICE), "Phone").orElseThrow().id();
        services.accounts().setTwoStep(ALICE, true);

        assertReason(Reason.NOT_READY, () -> totps.remove(ALICE, first));

        assertThat(activate(totps.begin(ALICE), "Tablet")).isPresent();
        assertThat(totps.remove(ALICE, first)).isTrue();
    }

    @Test
    void everything_ofUnknownAccount_isRefused() {
        TotpEnrolment enrolment = totps.begin(ALICE);
        services.accounts().remove(ALICE);

        assertReason(Reason.UNKNOWN_ACCOUNT, () -> totps.begin(ALICE));
        assertReason(Reason.UNKNOWN_ACCOUNT, () -> activate(enrolment, "Phone"));
        assertReason(Reason.UNKNOWN_ACCOUNT, () -> totps.list(ALICE));
        assertReason(Reason.UNKNOWN_ACCOUNT, () -> totps.remove(new AccountName("bob"), enrolment.id()));
    }
}
