package io.portcullis.auth.service;

import static io.portcullis.auth.service.Services.ALICE;
import static io.portcullis.auth.service.Services.password;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.portcullis.auth.account.AccountName;
import io.portcullis.auth.event.AuthEvent;
import io.portcullis.auth.secondstep.AuthenticatorApp;
import io.portcullis.auth.secondstep.SecondStepAnswer;
import io.portcullis.auth.secondstep.SecondStepResult;
import io.portcullis.auth.secondstep.TotpEnrolment;
import io.portcullis.auth.secondstep.TwoStepStatus;
import io.portcullis.auth.secret.Secret;
import io.portcullis.auth.service.AccountException.Reason;
import io.portcullis.auth.store.AccountChange;
import io.portcullis.auth.store.AccountWrite;
import io.portcullis.auth.store.MemoryStores;
import io.portcullis.auth.store.SealedCredential;
import io.portcullis.auth.store.StoredAccount;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TwoStepTest {
    private static final TwoStepStatus NOTHING = new TwoStepStatus(false, true, List.of(), List.of(), false, 0);

    @TempDir
    private Path directory;

    private Services services;
    private TwoStep twoStep;

    @BeforeEach
    void open() {
        services = new Services(new MemoryStores(), Services.newKeys(directory), Services.RULES);
        services.accounts().create(ALICE, password("correct horse"));
        twoStep = services.secondSteps().twoStep();
    }

    private void addApp() {
        TotpEnrolment enrolment = services.secondSteps().totps().begin(ALICE);
        assertThat(services.secondSteps().totps().activate(enrolment, "Phone",
                new AuthenticatorApp(enrolment).code(services.clock.instant()))).isPresent();
    }

    private Secret addKey() {
        Secret key = services.secondSteps().recoveryKeys().make(ALICE);
        assertThat(services.secondSteps().recoveryKeys().confirm(ALICE, key)).isTrue();
        return key;
    }

    private void assertNotReady() {
        assertThat(twoStep.status(ALICE).ready()).isFalse();
        assertThatThrownBy(() -> twoStep.on(ALICE)).isInstanceOfSatisfying(AccountException.class,
                refused -> assertThat(refused.reason()).isEqualTo(Reason.NOT_READY));
        assertThat(services.accounts().find(ALICE).orElseThrow().twoStep()).isFalse();
        assertThat(services.snapshot(ALICE).primary()).isPresent();
    }

    @Test
    void on_withoutTwoWaysBack_isRefused() {
        assertNotReady();
        services.secondSteps().oneTimeCodes().make(ALICE);
        assertNotReady();
        services.secondSteps().recoveryKeys().make(ALICE);
        assertNotReady();
        addApp();
        assertNotReady();
        Secret key = addKey();
        services.secondSteps().check().check(ALICE, Owner.HOME, new SecondStepAnswer.RecoveryKey(key));
        assertNotReady();
    }

    @Test
    void on_withKeyAndNoFactor_isRefused() {
        addKey();
        services.secondSteps().oneTimeCodes().make(ALICE);

        assertNotReady();
    }

    @Test
    void on_withTwoWaysBack_leavesMessagingNothingOfThePrimaryPassword() {
        addApp();
        addKey();
        services.published.clear();

        assertThat(twoStep.on(ALICE).twoStep()).isTrue();

        assertThat(services.snapshot(ALICE).primary()).isEmpty();
        assertThat(services.published).singleElement().isInstanceOfSatisfying(AuthEvent.TwoStepChanged.class,
                changed -> assertThat(changed.on()).isTrue());
        assertThat(twoStep.on(ALICE).twoStep()).isTrue();
        assertThat(services.published).hasSize(1);
    }

    /// What was copied from elsewhere, or damaged, is no way back.
    @Test
    void on_withAWayBackThatDoesNotOpen_isRefused() {
        addApp();
        addKey();
        StoredAccount stored = services.stores.accounts().load(ALICE).orElseThrow();
        SealedCredential codes = SealedCredential.seal(ALICE, "one-time-codes", new byte[49], services.sealer);
        assertThat(services.stores.accounts()
                .apply(new AccountChange(ALICE, stored.account().authVersion(),
                        List.of(new AccountWrite.PutSecondStep(new SealedCredential("recovery-key", codes.sealed()))),
                        List.of())))
                .isTrue();

        assertNotReady();
    }

    @Test
    void off_everything_isGoneWithIt() {
        Owner owner = new Owner(services, new AccountName("bob"));
        services.published.clear();

        assertThat(twoStep.off(owner.name).twoStep()).isFalse();

        assertThat(twoStep.status(owner.name)).isEqualTo(NOTHING);
        assertThat(services.stores.accounts().load(owner.name).orElseThrow().secondSteps()).isEmpty();
        assertThat(owner.answer(owner.code())).isNotInstanceOf(SecondStepResult.Accepted.class);
        assertThat(services.published.getFirst()).isInstanceOfSatisfying(AuthEvent.TwoStepChanged.class,
                changed -> assertThat(changed.on()).isFalse());
        assertThatThrownBy(() -> twoStep.on(owner.name)).isInstanceOf(AccountException.class);
    }

    @Test
    void off_whereItIsOff_changesNothing() {
        addApp();
        addKey();
        services.published.clear();

        twoStep.off(ALICE);

        assertThat(twoStep.status(ALICE).ready()).isTrue();
        assertThat(services.published).isEmpty();
    }

    @Test
    void operatorsSwitch_isNotGuarded_andOffTakesSecondStepsAlong() {
        assertThat(services.accounts().setTwoStep(ALICE, true).twoStep()).isTrue();
        addApp();
        addKey();

        services.accounts().setTwoStep(ALICE, false);

        assertThat(twoStep.status(ALICE)).isEqualTo(NOTHING);
    }

    @Test
    void everything_ofUnknownAccount_isRefused() {
        services.accounts().remove(ALICE);

        for (Runnable call : List.<Runnable>of(() -> twoStep.on(ALICE), () -> twoStep.off(ALICE),
                () -> twoStep.status(ALICE))) {
            assertThatThrownBy(call::run).isInstanceOfSatisfying(AccountException.class,
                    refused -> assertThat(refused.reason()).isEqualTo(Reason.UNKNOWN_ACCOUNT));
        }
    }
}
