package io.portcullis.auth.service;

import static io.portcullis.auth.service.Owner.HOME;
import static io.portcullis.auth.service.Owner.accepted;
import static io.portcullis.auth.service.Services.ALICE;
import static org.assertj.core.api.Assertions.assertThat;

import io.portcullis.auth.account.AccountName;
import io.portcullis.auth.event.AuthEvent;
import io.portcullis.auth.event.SecondStepChange;
import io.portcullis.auth.secondstep.SecondStepAnswer;
import io.portcullis.auth.secondstep.SecondStepKind;
import io.portcullis.auth.secondstep.SecondStepResult;
import io.portcullis.auth.secret.Secret;
import io.portcullis.auth.store.AuditRow;
import io.portcullis.auth.store.MemoryStores;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecondStepCheckTest {
    private static final SecondStepResult WRONG = new SecondStepResult.Wrong();

    @TempDir
    private Path directory;

    private Services services;
    private Owner alice;

    @BeforeEach
    void open() {
        services = new Services(new MemoryStores(), Services.newKeys(directory), Services.RULES);
        alice = new Owner(services, ALICE);
        services.published.clear();
    }

    @Test
    void check_totpCode_isAcceptedAndLeavesTheVersion() {
        long version = alice.version();

        assertThat(alice.answer(alice.code()))
                .isEqualTo(new SecondStepResult.Accepted(SecondStepKind.TOTP, version, version));

        assertThat(alice.version()).isEqualTo(version);
        assertThat(services.published).isEmpty();
    }

    @Test
    void check_codeOfTheStepBefore_isAcceptedUnlessANewerWas() {
        SecondStepAnswer before = alice.code();
        alice.nextStep();
        assertThat(accepted(alice.answer(before))).isTrue();
        assertThat(accepted(alice.answer(alice.code()))).isTrue();

        alice.nextStep();
        SecondStepAnswer older = alice.code();
        alice.nextStep();
        assertThat(accepted(alice.answer(alice.code()))).isTrue();
        assertThat(alice.answer(older)).isEqualTo(WRONG);
    }

    @Test
    void check_eachOfTwoApps_isAccepted() {
        var second = alice.addApp();

        assertThat(accepted(alice.answer(alice.code()))).isTrue();
        assertThat(accepted(alice.answer(new SecondStepAnswer.TotpCode(second.code(services.clock.instant())))))
                .isTrue();
    }

    @Test
    void check_recoveryKey_isUsedUpAndTakesTrustedBrowsersAlong() {
        assertThat(services.secondSteps().browsers().make(ALICE, alice.version(), "Firefox")).isPresent();
        services.published.clear();
        long version = alice.version();

        SecondStepResult result = alice.answer(new SecondStepAnswer.RecoveryKey(alice.recoveryKey));

        assertThat(result)
                .isEqualTo(new SecondStepResult.Accepted(SecondStepKind.RECOVERY_KEY, version, version + 1));
        assertThat(((SecondStepResult.Accepted) result).needsNewRecoveryKey()).isTrue();
        assertThat(services.secondSteps().browsers().list(ALICE)).isEmpty();
        assertThat(services.secondSteps().twoStep().status(ALICE).recoveryKey()).isFalse();
        assertThat(services.published).singleElement().isInstanceOf(SecondStepChange.RecoveryKeyUsed.class);
        assertThat(alice.answer(new SecondStepAnswer.RecoveryKey(alice.recoveryKey))).isEqualTo(WRONG);
    }

    @Test
    void check_oneTimeCodes_areAcceptedOnceEach() {
        for (int left = 9; left >= 0; left--) {
            SecondStepAnswer code = new SecondStepAnswer.OneTimeCode(alice.codes.get(left));
            assertThat(accepted(alice.answer(code))).isTrue();
            assertThat(alice.answer(code)).isEqualTo(WRONG);
            assertThat(services.secondSteps().twoStep().status(ALICE).oneTimeCodes()).isEqualTo(left);
        }
    }

    @Test
    void check_wrongAnswer_isToldToTheOwnerAndLogged() {
        assertThat(alice.answer(alice.wrongCode())).isEqualTo(WRONG);

        assertThat(services.published).containsExactly(new AuthEvent.SecondStepFailed(ALICE,
                services.clock.instant().truncatedTo(ChronoUnit.MILLIS), SecondStepKind.TOTP, HOME));
        AuditRow last = services.stores.audit().after(0, 99).getLast();
        assertThat(last.entry().kind() + " " + last.entry().detail())
                .isEqualTo("SecondStepFailed kind=totp address=192.0.2.7");
    }

    @Test
    void check_ofAnUnknownAccount_isWrongAndTellsNobody() {
        AccountName nobody = new AccountName("nobody");

        for (SecondStepAnswer answer : new SecondStepAnswer[] {alice.code(),
            new SecondStepAnswer.RecoveryKey(alice.recoveryKey),
            new SecondStepAnswer.OneTimeCode(alice.codes.getFirst())}) {
            assertThat(services.secondSteps().check().check(nobody, HOME, answer)).isEqualTo(WRONG);
        }
        assertThat(services.published).isEmpty();
    }

    @Test
    void check_ofASuspendedAccount_isWrongAndUsesNothingUp() {
        SecondStepAnswer code = alice.code();
        services.accounts().suspend(ALICE);

        assertThat(alice.answer(code)).isEqualTo(WRONG);
        assertThat(alice.answer(new SecondStepAnswer.RecoveryKey(alice.recoveryKey))).isEqualTo(WRONG);
        assertThat(alice.answer(new SecondStepAnswer.OneTimeCode(alice.codes.getFirst()))).isEqualTo(WRONG);

        services.accounts().resume(ALICE);
        assertThat(accepted(alice.answer(code))).isTrue();
        assertThat(accepted(alice.answer(new SecondStepAnswer.RecoveryKey(alice.recoveryKey)))).isTrue();
        assertThat(accepted(alice.answer(new SecondStepAnswer.OneTimeCode(alice.codes.getFirst())))).isTrue();
    }

    @Test
    void check_afterFiveWrongAnswers_waitsEvenWhenRight() {
        for (int i = 0; i < 5; i++) {
            assertThat(alice.answer(alice.wrongCode())).isEqualTo(WRONG);
        }
        SecondStepResult waiting = new SecondStepResult.WaitUntil(services.clock.instant().plusSeconds(1));
        services.published.clear();

        assertThat(alice.answer(alice.code())).isEqualTo(waiting);
        assertThat(alice.answer(new SecondStepAnswer.OneTimeCode(alice.codes.getFirst()))).isEqualTo(waiting);
        assertThat(services.published).isEmpty();
        services.clock.advance(Duration.ofSeconds(1));
        assertThat(accepted(alice.answer(alice.code()))).isTrue();
    }

    @Test
    void check_rightAnswer_endsTheCount() {
        for (int round = 0; round < 3; round++) {
            for (int i = 0; i < 4; i++) {
                assertThat(alice.answer(alice.wrongCode(), elsewhere(round))).isEqualTo(WRONG);
            }
            assertThat(accepted(alice.answer(alice.code(), elsewhere(round)))).isTrue();
            alice.nextStep();
        }
    }

    private static InetAddress elsewhere(int network) {
        return InetAddress.ofLiteral("198.51." + network + ".1");
    }

    @Test
    void check_recoveryKey_isCountedByItself() {
        for (int i = 0; i < 5; i++) {
            alice.answer(alice.wrongCode());
        }
        assertThat(accepted(alice.answer(new SecondStepAnswer.RecoveryKey(alice.recoveryKey)))).isTrue();

        for (int i = 0; i < 5; i++) {
            assertThat(alice.answer(new SecondStepAnswer.RecoveryKey(alice.recoveryKey), elsewhere(1)))
                    .isEqualTo(WRONG);
        }
        assertThat(alice.answer(new SecondStepAnswer.RecoveryKey(Secret.of("x")), elsewhere(1)))
                .isInstanceOf(SecondStepResult.WaitUntil.class);
    }
}
