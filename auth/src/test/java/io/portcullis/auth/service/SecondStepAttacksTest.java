package io.portcullis.auth.service;

import static io.portcullis.auth.service.Owner.accepted;
import static io.portcullis.auth.service.Services.ALICE;
import static org.assertj.core.api.Assertions.assertThat;

import io.portcullis.auth.account.AccountName;
import io.portcullis.auth.apppassword.Scope;
import io.portcullis.auth.login.ThrottleSettings;
import io.portcullis.auth.passkey.SoftwareAuthenticator;
import io.portcullis.auth.secondstep.AuthenticatorApp;
import io.portcullis.auth.secondstep.SecondStepAnswer;
import io.portcullis.auth.secondstep.SecondStepResult;
import io.portcullis.auth.secondstep.TotpEnrolment;
import io.portcullis.auth.secret.KeyRing;
import io.portcullis.auth.secret.Secret;
import io.portcullis.auth.store.AccountChange;
import io.portcullis.auth.store.AccountWrite;
import io.portcullis.auth.store.SealedCredential;
import io.portcullis.auth.store.StoredAccount;
import io.portcullis.auth.store.jdbc.DatabaseSettings;
import io.portcullis.auth.store.jdbc.JdbcStores;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What somebody with the right password tries against the second step, on SQLite.
class SecondStepAttacksTest {
    private static final AccountName MALLORY = new AccountName("mallory");
    private static final int THREADS = 50;

    @TempDir
    private Path directory;

    private JdbcStores stores;
    private KeyRing keys;
    private Services services;
    private Owner alice;

    @BeforeEach
    void open() {
        stores = JdbcStores.open(new DatabaseSettings.Sqlite(directory.resolve("accounts.db"), 4));
        keys = Services.newKeys(directory);
        services = new Services(stores, keys, Services.RULES);
        alice = new Owner(services, ALICE);
    }

    /// Where nothing but the answer itself is in the way of fifty at once.
    private Owner withoutLimit(AccountName name) {
        ThrottleSettings none = new ThrottleSettings(1000, Duration.ofSeconds(1), Duration.ofHours(1), 10_000,
                Duration.ofDays(1), 100_000);
        return new Owner(new Services(stores, keys, Services.RULES, none), name);
    }

    @AfterEach
    void close() {
        stores.close();
    }

    private static InetAddress network(int number) {
        return InetAddress.ofLiteral("10." + (number >> 8) + "." + (number & 0xFF) + ".1");
    }

    /// All at once, one from each network.
    private static List<SecondStepResult> atOnce(Owner owner, SecondStepAnswer answer) throws Exception {
        CyclicBarrier start = new CyclicBarrier(THREADS);
        List<Future<SecondStepResult>> pending = new ArrayList<>();
        List<SecondStepResult> results = new ArrayList<>();
        try (ExecutorService threads = Executors.newCachedThreadPool()) {
            for (int i = 0; i < THREADS; i++) {
                int number = i;
                pending.add(threads.submit(() -> {
                    start.await(30, TimeUnit.SECONDS);
                    return owner.answer(answer, network(number));
                }));
            }
            for (Future<SecondStepResult> one : pending) {
                results.add(one.get());
            }
        }
        return results;
    }

    private static long count(List<SecondStepResult> results, Class<? extends SecondStepResult> kind) {
        return results.stream().filter(kind::isInstance).count();
    }

    @Test
    void totpCode_twice_isAcceptedOnce() {
        SecondStepAnswer code = alice.code();

        assertThat(accepted(alice.answer(code))).isTrue();
        assertThat(alice.answer(code)).isEqualTo(new SecondStepResult.Wrong());
        alice.nextStep();
        assertThat(alice.answer(code)).isEqualTo(new SecondStepResult.Wrong());
    }

    @Test
    void totpCode_byFiftyThreads_isAcceptedOnce() throws Exception {
        assertOneWins(withoutLimit(MALLORY), Owner::code);
    }

    @Test
    void oneTimeCodeAndRecoveryKey_byFiftyThreads_areAcceptedOnce() throws Exception {
        Owner owner = withoutLimit(MALLORY);

        assertOneWins(owner, mallory -> new SecondStepAnswer.OneTimeCode(mallory.codes.getFirst()));
        assertOneWins(owner, mallory -> new SecondStepAnswer.RecoveryKey(mallory.recoveryKey));

        assertThat(services.secondSteps().twoStep().status(MALLORY).oneTimeCodes()).isEqualTo(9);
    }

    /// A key that counts nothing, as synchronised ones do: the challenge alone is in the way.
    @Test
    void passkeyAnswer_byFiftyThreads_isAcceptedOnce() throws Exception {
        Owner owner = withoutLimit(MALLORY);
        Passkeys passkeys = owner.services.secondSteps().passkeys();
        SoftwareAuthenticator phone = new SoftwareAuthenticator();
        phone.register(passkeys, MALLORY);

        assertOneWins(owner, _ -> phone.answer(passkeys, MALLORY));
        owner.services.clock.advance(Duration.ofSeconds(1));
        assertOneWins(owner, _ -> phone.answer(passkeys, MALLORY));
    }

    private static void assertOneWins(Owner owner, Function<Owner, SecondStepAnswer> answer) throws Exception {
        List<SecondStepResult> results = atOnce(owner, answer.apply(owner));

        assertThat(count(results, SecondStepResult.Accepted.class)).isEqualTo(1);
        assertThat(count(results, SecondStepResult.Wrong.class)).isEqualTo(THREADS - 1);
    }

    /// The code that activates an app has been seen by whoever looked on.
    @Test
    void totpCode_thatActivatedItsApp_isUsed() {
        TotpEnrolment enrolment = services.secondSteps().totps().begin(ALICE);
        Secret code = new AuthenticatorApp(enrolment).code(services.clock.instant());
        assertThat(services.secondSteps().totps().activate(enrolment, "Tablet", code)).isPresent();

        assertThat(alice.answer(new SecondStepAnswer.TotpCode(code))).isEqualTo(new SecondStepResult.Wrong());
        assertThat(services.secondSteps().totps().activate(enrolment, "Once more", code)).isEmpty();
        assertThat(services.secondSteps().totps().list(ALICE)).hasSize(2);
    }

    @Test
    void guesses_inParallelFromManyNetworks_areNoMoreThanFive() throws Exception {
        List<SecondStepResult> results = atOnce(alice, alice.wrongCode());

        assertThat(count(results, SecondStepResult.Wrong.class)).isEqualTo(5);
        assertThat(count(results, SecondStepResult.WaitUntil.class)).isEqualTo(THREADS - 5);
    }

    /// A guess counts whatever session, network or kind of code it comes by.
    @Test
    void guesses_overNewSessions_countTogether() {
        for (int session = 0; session < 5; session++) {
            SecondStepAnswer guess = session % 2 == 0
                    ? alice.wrongCode()
                    : new SecondStepAnswer.OneTimeCode(Secret.of("aaaaa-aaaaa"));
            assertThat(alice.answer(guess, network(session))).isEqualTo(new SecondStepResult.Wrong());
        }
        assertThat(alice.answer(alice.code(), network(5))).isInstanceOf(SecondStepResult.WaitUntil.class);
    }

    /// Guesses from elsewhere do not cut off a network from which a second step was made before.
    @Test
    void guesses_fromElsewhere_doNotLockTheOwnerOut() {
        assertThat(accepted(alice.answer(alice.code()))).isTrue();
        for (int i = 0; i < 200; i++) {
            alice.answer(alice.wrongCode(), network(i));
        }
        alice.nextStep();

        assertThat(accepted(alice.answer(alice.code()))).isTrue();
    }

    @Test
    void guesses_atManyAccountsFromOneNetwork_areCountedTogether() {
        for (int i = 0; i < 5; i++) {
            AccountName other = new AccountName("other" + i);
            services.secondSteps().check().check(other, network(1), alice.wrongCode());
        }
        assertThat(alice.answer(alice.code(), network(1))).isInstanceOf(SecondStepResult.WaitUntil.class);
        assertThat(accepted(alice.answer(alice.code(), network(2)))).isTrue();
    }

    @Test
    void answers_ofAnotherAccountOrAnotherKind_areWrong() {
        Owner mallory = new Owner(services, MALLORY);
        Secret app = services.appPasswords().create(ALICE, Services.asked("Chat", Scope.XMPP)).password();
        Secret password = Secret.of(Owner.PASSWORD);

        List<SecondStepAnswer> others = List.of(mallory.code(), new SecondStepAnswer.RecoveryKey(mallory.recoveryKey),
                new SecondStepAnswer.OneTimeCode(mallory.codes.getFirst()),
                new SecondStepAnswer.TotpCode(mallory.codes.getFirst()), new SecondStepAnswer.RecoveryKey(app),
                new SecondStepAnswer.OneTimeCode(app), new SecondStepAnswer.TotpCode(app),
                new SecondStepAnswer.TotpCode(password), new SecondStepAnswer.RecoveryKey(password),
                new SecondStepAnswer.OneTimeCode(password), new SecondStepAnswer.OneTimeCode(alice.recoveryKey),
                new SecondStepAnswer.RecoveryKey(alice.codes.getFirst()));
        for (int i = 0; i < others.size(); i++) {
            services.clock.advance(Duration.ofHours(1));
            SecondStepAnswer answer = i == 0 ? mallory.code() : others.get(i);
            assertThat(alice.answer(answer, network(i))).as("answer %d", i).isEqualTo(new SecondStepResult.Wrong());
        }
    }

    /// Who can write to the database copies his own sealed rows over another's.
    @Test
    void sealedRows_ofAnotherAccount_doNotOpen() {
        Owner mallory = new Owner(services, MALLORY);
        StoredAccount his = stores.accounts().load(MALLORY).orElseThrow();
        StoredAccount hers = stores.accounts().load(ALICE).orElseThrow();
        List<AccountWrite> swapped = new ArrayList<>();
        for (String id : List.of("recovery-key", "one-time-codes")) {
            swapped.add(new AccountWrite.PutSecondStep(his.secondStep(id).orElseThrow()));
        }
        SealedCredential app = his.secondStep("totp-" + mallory.app.id()).orElseThrow();
        swapped.add(new AccountWrite.DropSecondStep("totp-" + alice.app.id()));
        swapped.add(new AccountWrite.PutSecondStep(app));
        assertThat(stores.accounts().apply(new AccountChange(ALICE, hers.account().authVersion(), swapped, List.of())))
                .isTrue();

        assertThat(alice.answer(mallory.code())).isEqualTo(new SecondStepResult.Wrong());
        assertThat(alice.answer(new SecondStepAnswer.RecoveryKey(mallory.recoveryKey)))
                .isEqualTo(new SecondStepResult.Wrong());
        assertThat(alice.answer(new SecondStepAnswer.OneTimeCode(mallory.codes.getFirst())))
                .isEqualTo(new SecondStepResult.Wrong());
        assertThat(accepted(mallory.answer(mallory.code(), network(1)))).isTrue();
    }

    /// Else a recovery key that was shown and never typed back would count.
    @Test
    void sealedRow_underAnotherIdOfItsAccount_doesNotOpen() {
        Secret shown = services.secondSteps().recoveryKeys().make(ALICE);
        StoredAccount hers = stores.accounts().load(ALICE).orElseThrow();
        SealedCredential pending = hers.secondStep("recovery-key-new").orElseThrow();
        AccountWrite moved = new AccountWrite.PutSecondStep(new SealedCredential("recovery-key", pending.sealed()));
        assertThat(stores.accounts()
                .apply(new AccountChange(ALICE, hers.account().authVersion(), List.of(moved), List.of()))).isTrue();

        assertThat(alice.answer(new SecondStepAnswer.RecoveryKey(shown))).isEqualTo(new SecondStepResult.Wrong());
    }

    @Test
    void clock_movedBackwards_opensNoUsedCodeAgainAndEndsNoWait() {
        SecondStepAnswer code = alice.code();
        assertThat(accepted(alice.answer(code))).isTrue();
        services.clock.advance(Duration.ofDays(-1));
        assertThat(alice.answer(alice.code())).isEqualTo(new SecondStepResult.Wrong());

        services.clock.advance(Duration.ofDays(1));
        for (int i = 0; i < 4; i++) {
            assertThat(alice.answer(code)).isEqualTo(new SecondStepResult.Wrong());
        }
        services.clock.advance(Duration.ofDays(-1));
        assertThat(alice.answer(code)).isInstanceOf(SecondStepResult.WaitUntil.class);
    }
}
