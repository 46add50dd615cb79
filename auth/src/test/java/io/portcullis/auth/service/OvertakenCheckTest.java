package io.portcullis.auth.service;

import static io.portcullis.auth.service.Services.ALICE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.portcullis.auth.account.AccountName;
import io.portcullis.auth.apppassword.Scope;
import io.portcullis.auth.passkey.Passkey;
import io.portcullis.auth.passkey.PasskeyId;
import io.portcullis.auth.passkey.SoftwareAuthenticator;
import io.portcullis.auth.secondstep.SecondStepAnswer;
import io.portcullis.auth.secondstep.SecondStepResult;
import io.portcullis.auth.secondstep.TokenHash;
import io.portcullis.auth.secondstep.Totp;
import io.portcullis.auth.secondstep.TotpId;
import io.portcullis.auth.secondstep.TrustedBrowser;
import io.portcullis.auth.secondstep.TrustedBrowserId;
import io.portcullis.auth.secret.Secret;
import io.portcullis.auth.store.AccountChange;
import io.portcullis.auth.store.MemoryStores;
import io.portcullis.auth.store.SecondStepStore;
import io.portcullis.auth.store.StoredAccount;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What comes of a check when the account is changed between its look and its end.
class OvertakenCheckTest {
    /// Just before what of the store, or after a load, somebody else is faster.
    private enum Point {
        NEVER, LOADED, VERSION, APPLY, USE_STEP, USE_PASSKEY
    }

    @TempDir
    private Path directory;

    private final MemoryStores memory = new MemoryStores();
    private Point point = Point.NEVER;
    private Runnable change = () -> {};
    private Services services;
    private Owner alice;

    @BeforeEach
    void open() {
        services = new Services(new OvertakenStores(), Services.newKeys(directory), Services.RULES);
        alice = new Owner(services, ALICE);
    }

    private void onceBefore(Point here, Runnable what) {
        point = here;
        change = what;
    }

    private void reached(Point here) {
        if (point == here) {
            point = Point.NEVER;
            change.run();
        }
    }

    @AfterEach
    void assertHappened() {
        assertThat(point).isEqualTo(Point.NEVER);
    }

    @Test
    void totpCode_ofAnAppRemovedMeanwhile_isWrong() {
        alice.addApp();
        SecondStepAnswer code = alice.code();

        onceBefore(Point.USE_STEP, () -> services.secondSteps().totps().remove(ALICE, alice.app.id()));

        assertThat(alice.answer(code)).isEqualTo(new SecondStepResult.Wrong());
    }

    @Test
    void totpCode_ofAnAccountSuspendedOrRemovedMeanwhile_isWrong() {
        onceBefore(Point.USE_STEP, () -> services.accounts().suspend(ALICE));
        assertThat(alice.answer(alice.code())).isEqualTo(new SecondStepResult.Wrong());
        services.accounts().resume(ALICE);

        onceBefore(Point.USE_STEP, () -> services.accounts().remove(ALICE));
        assertThat(alice.answer(alice.code())).isEqualTo(new SecondStepResult.Wrong());
    }

    @Test
    void oneTimeCode_replacedMeanwhile_isWrong() {
        onceBefore(Point.APPLY, () -> services.secondSteps().oneTimeCodes().make(ALICE));

        assertThat(alice.answer(new SecondStepAnswer.OneTimeCode(alice.codes.getFirst())))
                .isEqualTo(new SecondStepResult.Wrong());
    }

    @Test
    void recoveryKey_replacedMeanwhile_isWrong() {
        Secret next = services.secondSteps().recoveryKeys().make(ALICE);

        onceBefore(Point.APPLY, () -> services.secondSteps().recoveryKeys().confirm(ALICE, next));

        assertThat(alice.answer(new SecondStepAnswer.RecoveryKey(alice.recoveryKey)))
                .isEqualTo(new SecondStepResult.Wrong());
    }

    @Test
    void primaryPassword_changedMeanwhile_isWrong() {
        onceBefore(Point.VERSION, () -> services.accounts().setPassword(ALICE, Secret.of("another")));

        assertThat(services.primaryLogin().check("alice", Secret.of(Owner.PASSWORD), Owner.HOME))
                .isEqualTo(new PrimaryLoginResult.Wrong());
    }

    @Test
    void primaryPassword_accountChangedMeanwhile_isJudgedOnWhatIsStoredNow() {
        onceBefore(Point.VERSION, () -> services.secondSteps().oneTimeCodes().make(ALICE));

        assertThat(services.primaryLogin().check("alice", Secret.of(Owner.PASSWORD), Owner.HOME)).isEqualTo(
                new PrimaryLoginResult.Right(services.accounts().find(ALICE).orElseThrow()));
    }

    /// Twice in a row, so that a second look is not enough.
    @Test
    void snapshot_keyLetGoBeforeTheRowIsOpened_holdsEveryCredential() {
        services.appPasswords().create(ALICE, Services.asked("Chat", Scope.XMPP));

        onceBefore(Point.LOADED, () -> {
            rotate();
            onceBefore(Point.LOADED, this::rotate);
        });

        assertThat(services.snapshot(ALICE).appPasswords()).hasSize(1);
    }

    private void rotate() {
        services.rotation().rotate();
        services.rotation().sweep();
        services.rotation().retire();
    }

    /// A right answer that comes after its network began to wait is refused, and stays good.
    @Test
    void totpCode_othersGuessWrongFromItsNetworkMeanwhile_waitsAndIsNotUsed() {
        SecondStepAnswer code = alice.code();

        onceBefore(Point.VERSION, () -> {
            for (int i = 0; i < 5; i++) {
                services.secondSteps().check().check(new AccountName("other" + i), Owner.HOME, code);
            }
        });

        assertThat(alice.answer(code))
                .isEqualTo(new SecondStepResult.WaitUntil(services.clock.instant().plusSeconds(1)));
        assertThat(Owner.accepted(alice.answer(code, InetAddress.ofLiteral("198.51.100.1")))).isTrue();
    }

    @Test
    void usedUpAnswers_othersGuessWrongFromTheirNetworkMeanwhile_waitAndAreNotUsed() {
        for (SecondStepAnswer answer : List.of(new SecondStepAnswer.OneTimeCode(alice.codes.getFirst()),
                new SecondStepAnswer.RecoveryKey(alice.recoveryKey))) {
            onceBefore(Point.VERSION, () -> {
                for (int i = 0; i < 5; i++) {
                    services.secondSteps().check().check(new AccountName("other" + i), Owner.HOME, answer);
                }
            });

            assertThat(alice.answer(answer)).isInstanceOf(SecondStepResult.WaitUntil.class);
            assertThat(Owner.accepted(alice.answer(answer, InetAddress.ofLiteral("198.51.100.1")))).isTrue();
        }
    }

    @Test
    void primaryPassword_othersGuessWrongFromItsNetworkMeanwhile_waits() {
        onceBefore(Point.VERSION, () -> {
            for (int i = 0; i < 5; i++) {
                services.primaryLogin().check("other" + i, Secret.of("guess"), Owner.HOME);
            }
        });

        assertThat(services.primaryLogin().check("alice", Secret.of(Owner.PASSWORD), Owner.HOME))
                .isEqualTo(new PrimaryLoginResult.WaitUntil(services.clock.instant().plusSeconds(1)));
    }

    @Test
    void trustedBrowser_passwordChangedMeanwhile_isNotMade() {
        long version = alice.version();

        onceBefore(Point.APPLY, () -> services.accounts().setPassword(ALICE, Secret.of("another")));

        assertThat(services.secondSteps().browsers().make(ALICE, version, "Firefox")).isEmpty();
        assertThat(services.secondSteps().browsers().list(ALICE)).isEmpty();
    }

    @Test
    void twoStep_lastAppRemovedMeanwhile_isNotTurnedOn() {
        services.secondSteps().twoStep().off(ALICE);
        alice.addApp();
        Secret key = services.secondSteps().recoveryKeys().make(ALICE);
        assertThat(services.secondSteps().recoveryKeys().confirm(ALICE, key)).isTrue();
        TotpId only = services.secondSteps().totps().list(ALICE).getFirst().id();

        onceBefore(Point.APPLY, () -> services.secondSteps().totps().remove(ALICE, only));

        assertThatThrownBy(() -> services.secondSteps().twoStep().on(ALICE))
                .isInstanceOf(AccountException.class);
        assertThat(services.accounts().find(ALICE).orElseThrow().twoStep()).isFalse();
    }

    @Test
    void passkey_removedOrSuspendedMeanwhile_isNotUsed() {
        SoftwareAuthenticator phone = new SoftwareAuthenticator();
        PasskeyId id = phone.register(services.secondSteps().passkeys(), ALICE).id();

        onceBefore(Point.USE_PASSKEY, () -> services.secondSteps().passkeys().remove(ALICE, id));
        assertThat(alice.answer(phone.answer(services.secondSteps().passkeys(), ALICE)))
                .isEqualTo(new SecondStepResult.Wrong());

        phone.register(services.secondSteps().passkeys(), ALICE);
        onceBefore(Point.USE_PASSKEY, () -> services.accounts().suspend(ALICE));
        assertThat(alice.answer(phone.answer(services.secondSteps().passkeys(), ALICE)))
                .isEqualTo(new SecondStepResult.Wrong());
    }

    /// Somebody is faster, just before a write or the look at a version.
    private final class OvertakenStores extends ForwardingStores implements SecondStepStore {
        private OvertakenStores() {
            super(memory);
        }

        @Override
        public SecondStepStore secondSteps() {
            return this;
        }

        @Override
        public Optional<StoredAccount> load(AccountName name) {
            Optional<StoredAccount> found = memory.load(name);
            reached(Point.LOADED);
            return found;
        }

        @Override
        public OptionalLong version(AccountName name) {
            reached(Point.VERSION);
            return memory.version(name);
        }

        @Override
        public boolean apply(AccountChange change) {
            reached(Point.APPLY);
            return memory.apply(change);
        }

        @Override
        public List<Totp> totps(AccountName account) {
            return memory.totps(account);
        }

        @Override
        public boolean useStep(AccountName account, TotpId id, long step) {
            reached(Point.USE_STEP);
            return memory.useStep(account, id, step);
        }

        @Override
        public List<Passkey> passkeys(AccountName account) {
            return memory.passkeys(account);
        }

        @Override
        public Optional<AccountName> passkeyOwner(String credentialHash) {
            return memory.passkeyOwner(credentialHash);
        }

        @Override
        public boolean usePasskey(AccountName account, PasskeyId id, long counter, Instant asked, Instant at) {
            reached(Point.USE_PASSKEY);
            return memory.usePasskey(account, id, counter, asked, at);
        }

        @Override
        public List<TrustedBrowser> browsers(AccountName account) {
            return memory.browsers(account);
        }

        @Override
        public Optional<TrustedBrowser> browser(AccountName account, TokenHash token) {
            return memory.browser(account, token);
        }

        @Override
        public void browserUsed(AccountName account, TrustedBrowserId id, Instant at) {
            memory.browserUsed(account, id, at);
        }

    }
}
