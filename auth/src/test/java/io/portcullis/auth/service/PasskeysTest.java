package io.portcullis.auth.service;

import static io.portcullis.auth.passkey.SoftwareAuthenticator.PARTY;
import static io.portcullis.auth.service.Services.ALICE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.portcullis.auth.account.AccountName;
import io.portcullis.auth.event.SecondStepChange;
import io.portcullis.auth.passkey.Passkey;
import io.portcullis.auth.passkey.PasskeyEnrolment;
import io.portcullis.auth.passkey.PasskeyId;
import io.portcullis.auth.passkey.PasskeyRequest;
import io.portcullis.auth.passkey.RelyingParty;
import io.portcullis.auth.passkey.SoftwareAuthenticator;
import io.portcullis.auth.secondstep.SecondStepAnswer;
import io.portcullis.auth.secondstep.SecondStepKind;
import io.portcullis.auth.secondstep.SecondStepResult;
import io.portcullis.auth.service.AccountException.Reason;
import io.portcullis.auth.store.AccountChange;
import io.portcullis.auth.store.AccountWrite;
import io.portcullis.auth.store.AuditRow;
import io.portcullis.auth.store.MemoryStores;
import io.portcullis.auth.store.SealedCredential;
import io.portcullis.auth.store.StoredAccount;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PasskeysTest {
    private static final AccountName MALLORY = new AccountName("mallory");

    @TempDir
    private Path directory;

    private final SoftwareAuthenticator phone = new SoftwareAuthenticator();
    private Services services;
    private Owner alice;
    private Passkeys passkeys;

    @BeforeEach
    void open() {
        services = new Services(new MemoryStores(), Services.newKeys(directory), Services.RULES);
        alice = new Owner(services, ALICE);
        passkeys = services.secondSteps().passkeys();
        services.published.clear();
    }

    private static void assertReason(Reason reason, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(AccountException.class,
                refused -> assertThat(refused.reason()).isEqualTo(reason));
    }

    private void assertWrong(SecondStepAnswer answer) {
        assertThat(alice.answer(answer)).isEqualTo(new SecondStepResult.Wrong());
        services.clock.advance(Duration.ofHours(1));
    }

    @Test
    void add_rightAnswer_isAPasskeyThatIsTold() {
        Passkey added = phone.register(passkeys, ALICE);

        assertThat(passkeys.list(ALICE)).containsExactly(added);
        assertThat(services.published).singleElement().isInstanceOfSatisfying(SecondStepChange.PasskeyAdded.class,
                event -> assertThat(event.label()).isEqualTo("Phone"));
        assertThat(services.stores.audit().latest(ALICE, 1).getFirst().entry().detail())
                .isEqualTo("id=" + added.id() + " label=Phone");
    }

    @Test
    void secondStep_byPasskey_isAcceptedAndNoted() {
        phone.register(passkeys, ALICE);
        services.clock.advance(Duration.ofMinutes(1));

        assertThat(alice.answer(phone.answer(passkeys, ALICE))).isEqualTo(
                new SecondStepResult.Accepted(SecondStepKind.PASSKEY, alice.version(), alice.version()));

        assertThat(passkeys.list(ALICE).getFirst().lastUsed()).isPresent();
    }

    @Test
    void answer_toOneQuestionTwice_countsOnce() {
        phone.register(passkeys, ALICE);
        SecondStepAnswer answer = phone.answer(passkeys, ALICE);

        assertThat(Owner.accepted(alice.answer(answer))).isTrue();
        assertWrong(answer);
    }

    @Test
    void counter_backwardsOrStandingStill_isRefusedAndWrittenDown() {
        phone.counter = 7;
        PasskeyId id = phone.register(passkeys, ALICE).id();
        phone.counter = 9;
        assertThat(Owner.accepted(alice.answer(phone.answer(passkeys, ALICE)))).isTrue();
        services.clock.advance(Duration.ofSeconds(1));

        for (long counter : new long[] {9, 8, 0}) {
            phone.counter = counter;
            assertWrong(phone.answer(passkeys, ALICE));
            List<AuditRow> told = services.stores.audit().latest(ALICE, 2);
            assertThat(told).extracting(row -> row.entry().kind()).containsExactly("SecondStepFailed",
                    "PasskeyCounterBack");
            assertThat(told.getLast().entry().detail()).isEqualTo("id=" + id);
        }
        phone.counter = 10;
        assertThat(Owner.accepted(alice.answer(phone.answer(passkeys, ALICE)))).isTrue();
    }

    @Test
    void passkey_ofAnotherAccount_opensNothing() {
        Owner mallory = new Owner(services, MALLORY);
        SoftwareAuthenticator his = new SoftwareAuthenticator();
        his.register(passkeys, MALLORY);
        phone.register(passkeys, ALICE);
        PasskeyRequest hers = passkeys.ask(ALICE, PARTY);

        assertWrong(his.answer(passkeys, MALLORY));
        assertWrong(new SecondStepAnswer.Passkey(hers, his.sign(hers)));
        assertThat(Owner.accepted(mallory.answer(his.answer(passkeys, MALLORY)))).isTrue();
    }

    @Test
    void credential_ofAnotherAccount_isNotAddedAgain() {
        var _ = new Owner(services, MALLORY);
        phone.register(passkeys, ALICE);
        PasskeyEnrolment his = passkeys.begin(MALLORY, PARTY);

        assertThat(passkeys.add(his, "Stolen", phone.attest(his))).isEmpty();
        PasskeyEnrolment hers = passkeys.begin(ALICE, PARTY);
        assertThat(passkeys.add(hers, "Twice", phone.attest(hers))).isEmpty();

        assertThat(passkeys.list(MALLORY)).isEmpty();
        assertThat(passkeys.list(ALICE)).hasSize(1);
    }

    /// Who can write to the database copies his own sealed key over another's.
    @Test
    void sealedKey_ofAnotherAccount_doesNotOpen() {
        var _ = new Owner(services, MALLORY);
        SoftwareAuthenticator his = new SoftwareAuthenticator();
        PasskeyId id = his.register(passkeys, MALLORY).id();
        StoredAccount stored = services.stores.accounts().load(MALLORY).orElseThrow();
        AccountWrite copied = new AccountWrite.PutSecondStep(
                stored.secondStep(SealedCredential.idOf(id)).orElseThrow());
        assertThat(services.stores.accounts()
                .apply(new AccountChange(ALICE, alice.version(), List.of(copied), List.of()))).isTrue();

        assertWrong(his.answer(passkeys, ALICE));
        assertThat(passkeys.ask(ALICE, PARTY).credentials()).isEmpty();
    }

    @Test
    void begin_withPasskeysThere_namesThemAndKeepsTheUser() {
        phone.register(passkeys, ALICE);

        PasskeyEnrolment next = passkeys.begin(ALICE, PARTY);

        assertThat(next.there()).hasSize(1).isEqualTo(passkeys.ask(ALICE, PARTY).credentials());
        assertThat(next.user()).isEqualTo(passkeys.begin(ALICE, PARTY).user());
        assertThat(passkeys.begin(ALICE, RelyingParty.at("https://other.example")).party().id())
                .isEqualTo("other.example");
    }

    @Test
    void begin_eleventh_isRefused() {
        PasskeyEnrolment early = passkeys.begin(ALICE, PARTY);
        for (int i = 0; i < Passkeys.MOST; i++) {
            new SoftwareAuthenticator().register(passkeys, ALICE);
        }

        assertReason(Reason.NOT_READY, () -> passkeys.begin(ALICE, PARTY));
        assertReason(Reason.NOT_READY, () -> passkeys.add(early, "One more", phone.attest(early)));
        assertThat(passkeys.list(ALICE)).hasSize(Passkeys.MOST);
    }

    @Test
    void add_labelOutOfBounds_isRefused() {
        PasskeyEnrolment enrolment = passkeys.begin(ALICE, PARTY);

        assertReason(Reason.BAD_VALUE, () -> passkeys.add(enrolment, " ", phone.attest(enrolment)));
    }

    @Test
    void rename_passkey_hasTheLabel() {
        PasskeyId id = phone.register(passkeys, ALICE).id();

        assertThat(passkeys.rename(ALICE, id, "Work <b>laptop</b>")).isTrue();
        assertThat(passkeys.rename(ALICE, new PasskeyId("other"), "x")).isFalse();
        assertReason(Reason.BAD_VALUE, () -> passkeys.rename(ALICE, id, "a\nb"));

        assertThat(passkeys.list(ALICE).getFirst().label()).isEqualTo("Work <b>laptop</b>");
        assertThat(Owner.accepted(alice.answer(phone.answer(passkeys, ALICE)))).isTrue();
    }

    @Test
    void remove_passkey_opensNothingAnyMore() {
        PasskeyId id = phone.register(passkeys, ALICE).id();
        SecondStepAnswer answer = phone.answer(passkeys, ALICE);

        assertThat(passkeys.remove(ALICE, id)).isTrue();
        assertThat(passkeys.remove(ALICE, id)).isFalse();

        assertWrong(answer);
        assertThat(phone.register(passkeys, ALICE).id()).isNotEqualTo(id);
    }

    /// With a passkey there, the authenticator app may go, and the other way round; the last of both stays.
    @Test
    void remove_lastFactorUnderTwoStep_isRefused() {
        PasskeyId id = phone.register(passkeys, ALICE).id();

        assertThat(services.secondSteps().totps().remove(ALICE, alice.app.id())).isTrue();
        assertReason(Reason.NOT_READY, () -> passkeys.remove(ALICE, id));
        alice.addApp();
        assertThat(passkeys.remove(ALICE, id)).isTrue();
    }

    @Test
    void twoStep_withAPasskeyAlone_goesOn_andOffTakesItAlong() {
        services.secondSteps().twoStep().off(ALICE);
        phone.register(passkeys, ALICE);
        assertThat(services.secondSteps().twoStep().status(ALICE).ready()).isFalse();
        services.secondSteps().recoveryKeys().confirm(ALICE, services.secondSteps().recoveryKeys().make(ALICE));

        assertThat(services.secondSteps().twoStep().on(ALICE).twoStep()).isTrue();
        assertThat(services.secondSteps().twoStep().off(ALICE).twoStep()).isFalse();

        assertThat(passkeys.list(ALICE)).isEmpty();
        assertThat(phone.register(passkeys, ALICE)).isNotNull();
    }

    @Test
    void guesses_byPasskey_countWithTheOthers() {
        phone.register(passkeys, ALICE);
        for (int i = 0; i < 5; i++) {
            PasskeyRequest request = passkeys.ask(ALICE, PARTY);
            assertThat(alice.answer(new SecondStepAnswer.Passkey(request,
                    new SoftwareAuthenticator().sign(request)))).isEqualTo(new SecondStepResult.Wrong());
        }

        assertThat(alice.answer(alice.code())).isInstanceOf(SecondStepResult.WaitUntil.class);
    }

    @Test
    void suspendedAccount_isAnsweredNothing() {
        phone.register(passkeys, ALICE);
        SecondStepAnswer answer = phone.answer(passkeys, ALICE);

        services.accounts().suspend(ALICE);

        assertWrong(answer);
    }
}
