package io.portcullis.auth.module;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.portcullis.auth.account.AccountName;
import io.portcullis.auth.apppassword.CreatedAppPassword;
import io.portcullis.auth.apppassword.LastUse;
import io.portcullis.auth.apppassword.NewAppPassword;
import io.portcullis.auth.apppassword.Scope;
import io.portcullis.auth.decision.LoginProtocol;
import io.portcullis.auth.decision.RefusalReason;
import io.portcullis.auth.invitation.NewInvitation;
import io.portcullis.auth.login.LoginAttempt;
import io.portcullis.auth.login.LoginObserver;
import io.portcullis.auth.login.LoginOutcome;
import io.portcullis.auth.login.LoginSettings;
import io.portcullis.auth.login.Proof;
import io.portcullis.auth.secondstep.AuthenticatorApp;
import io.portcullis.auth.secondstep.SecondStepAnswer;
import io.portcullis.auth.secondstep.SecondStepResult;
import io.portcullis.auth.secondstep.TotpEnrolment;
import io.portcullis.auth.secret.KeyRing;
import io.portcullis.auth.secret.KeyRingException;
import io.portcullis.auth.secret.ScramMechanism;
import io.portcullis.auth.secret.Secret;
import io.portcullis.auth.service.PrimaryLoginResult;
import io.portcullis.auth.store.jdbc.DatabaseSettings;
import java.net.InetAddress;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The module as the gateway opens it, on SQLite.
class AuthModuleTest {
    private static final AccountName ALICE = new AccountName("alice");
    private static final InetAddress ADDRESS = InetAddress.ofLiteral("192.0.2.7");
    private static final Instant NOW = Instant.parse("2026-11-24T10:15:30.123Z");

    @TempDir
    private Path directory;

    private KeyRing keys;
    private AuthModule module;

    @BeforeEach
    void open() {
        keys = KeyRing.create(directory.resolve("keys"), new SecureRandom());
        module = open(keys, LoginSettings.defaults());
    }

    private AuthModule open(KeyRing ring, LoginSettings login) {
        AuthSettings defaults = AuthSettings
                .defaults(new DatabaseSettings.Sqlite(directory.resolve("accounts.db"), 4), "example.org");
        AuthSettings settings = new AuthSettings(defaults.database(), defaults.rules(), login, 4096,
                defaults.usageFlush());
        return AuthModule.open(settings, new AuthModule.Surroundings(ring, LoginObserver.none(),
                Clock.fixed(NOW, ZoneOffset.UTC), new SecureRandom()));
    }

    @AfterEach
    void close() {
        module.close();
    }

    private LoginOutcome login(Secret password) {
        return module.logins().finish(module.logins().load("alice"),
                new LoginAttempt(LoginProtocol.XMPP, "PLAIN", ADDRESS, "Dino", new Proof.Plain(password)));
    }

    private CreatedAppPassword createAppPassword() {
        return module.appPasswords().create(ALICE,
                new NewAppPassword("Chat", Set.of(Scope.XMPP), false, Optional.empty(), List.of(), 16));
    }

    private static void assertRefused(LoginOutcome outcome, RefusalReason reason) {
        assertThat(outcome).isInstanceOfSatisfying(LoginOutcome.Refused.class,
                refused -> assertThat(refused.reason()).isEqualTo(reason));
    }

    @Test
    void signIn_byTwoSteps_opensThePagesAndNotMessaging() {
        module.accounts().create(ALICE, Optional.of(Secret.of("correct horse")));
        TotpEnrolment enrolment = module.secondSteps().totps().begin(ALICE);
        AuthenticatorApp app = new AuthenticatorApp(enrolment);
        assertThat(module.secondSteps().totps().activate(enrolment, "Phone", app.code(NOW.minusSeconds(30))))
                .isPresent();
        Secret key = module.secondSteps().recoveryKeys().make(ALICE);
        assertThat(module.secondSteps().recoveryKeys().confirm(ALICE, key)).isTrue();
        assertThat(module.secondSteps().twoStep().on(ALICE).twoStep()).isTrue();

        assertThat(module.primaryLogin().check("alice", Secret.of("correct horse"), ADDRESS))
                .isInstanceOf(PrimaryLoginResult.Right.class);
        assertThat(module.secondSteps().check().check(ALICE, ADDRESS, new SecondStepAnswer.TotpCode(app.code(NOW))))
                .isInstanceOf(SecondStepResult.Accepted.class);
        assertRefused(login(Secret.of("correct horse")), RefusalReason.WRONG_SECRET);
        assertRefused(login(app.code(NOW)), RefusalReason.WRONG_SECRET);
        assertRefused(login(key), RefusalReason.WRONG_SECRET);
    }

    @Test
    void login_afterEveryChange_goesByWhatIsStoredNow() {
        assertRefused(login(Secret.of("correct horse")), RefusalReason.UNKNOWN_ACCOUNT);
        module.accounts().create(ALICE, Optional.of(Secret.of("correct horse")));
        assertThat(login(Secret.of("correct horse"))).isInstanceOf(LoginOutcome.Accepted.class);

        module.accounts().setTwoStep(ALICE, true);
        assertRefused(login(Secret.of("correct horse")), RefusalReason.WRONG_SECRET);

        CreatedAppPassword chat = createAppPassword();
        assertThat(login(chat.password())).isInstanceOfSatisfying(LoginOutcome.Accepted.class,
                in -> assertThat(in.appPassword()).contains(chat.appPassword().id()));
        module.accounts().suspend(ALICE);
        assertRefused(login(chat.password()), RefusalReason.SUSPENDED);
        module.accounts().resume(ALICE);
        assertThat(login(chat.password())).isInstanceOf(LoginOutcome.Accepted.class);

        assertThat(module.appPasswords().revoke(ALICE, chat.appPassword().id())).isTrue();
        assertRefused(login(chat.password()), RefusalReason.REVOKED);
        module.accounts().remove(ALICE);
        assertRefused(login(chat.password()), RefusalReason.UNKNOWN_ACCOUNT);
    }

    @Test
    void close_afterALogin_hasWrittenDownItsUse() {
        module.accounts().create(ALICE, Optional.empty());
        Secret password = createAppPassword().password();
        assertThat(login(password)).isInstanceOf(LoginOutcome.Accepted.class);

        module.close();
        module = open(keys, LoginSettings.defaults());

        assertThat(module.appPasswords().list(ALICE).getFirst().lastUse())
                .contains(new LastUse(NOW, ADDRESS, "Dino", Scope.XMPP));
        assertThat(login(password)).isInstanceOf(LoginOutcome.Accepted.class);
    }

    @Test
    void invitation_afterARestart_isStillGood() {
        Secret link = module.invitations()
                .invite(ALICE, new NewInvitation("a test", Optional.empty(), Duration.ofDays(7))).token().orElseThrow();

        module.close();
        module = open(keys, LoginSettings.defaults());

        assertThat(module.invitations().accept(link, Secret.of("four words and more"))).isPresent();
        assertThat(login(Secret.of("four words and more"))).isInstanceOf(LoginOutcome.Accepted.class);
    }

    @Test
    void create_account_changesNothingAProberSees() {
        var unknown = module.logins().load("alice");
        module.accounts().create(ALICE, Optional.of(Secret.of("correct horse")));
        var known = module.logins().load("alice");
        module.keys().rotate();
        module.close();
        module = open(KeyRing.load(directory.resolve("keys")), LoginSettings.defaults());
        var later = module.logins().load("Alice");

        for (var mechanism : ScramMechanism.values()) {
            assertThat(known.salt(mechanism)).isEqualTo(unknown.salt(mechanism));
            assertThat(later.salt(mechanism)).isEqualTo(unknown.salt(mechanism));
        }
    }

    @Test
    void open_withAnotherKeyRing_refusesAndLeavesTheDatabaseAlone() {
        module.accounts().create(ALICE, Optional.of(Secret.of("correct horse")));
        module.close();
        KeyRing other = KeyRing.create(directory.resolve("other-keys"), new SecureRandom());

        assertThatThrownBy(() -> open(other, LoginSettings.defaults())).isInstanceOf(KeyRingException.class)
                .hasMessageContaining(keys.newest().value()).hasMessageContaining("other-keys");

        module = open(keys, LoginSettings.defaults());
        assertThat(login(Secret.of("correct horse"))).isInstanceOf(LoginOutcome.Accepted.class);
    }

    @Test
    void rotation_whileLoginsGoOn_refusesNobody() throws Exception {
        module.close();
        LoginSettings uncached = new LoginSettings(0, Duration.ofSeconds(60), 1, Duration.ofMillis(250),
                LoginSettings.defaults().throttle());
        module = open(keys, uncached);
        module.accounts().create(ALICE, Optional.empty());
        Secret password = createAppPassword().password();
        AtomicBoolean done = new AtomicBoolean();
        try (ExecutorService threads = Executors.newCachedThreadPool()) {
            List<Future<Integer>> clients = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                clients.add(threads.submit(() -> loginUntil(done, password)));
            }
            for (int i = 0; i < 5; i++) {
                module.keys().rotate();
                assertThat(module.keys().sweep().unopened()).isZero();
                assertThat(module.keys().retire()).hasSize(1);
            }
            done.set(true);
            for (Future<Integer> client : clients) {
                assertThat(client.get()).isPositive();
            }
        }
    }

    private int loginUntil(AtomicBoolean done, Secret password) {
        int logins = 0;
        do {
            assertThat(login(password)).isInstanceOf(LoginOutcome.Accepted.class);
            logins++;
        } while (!done.get());
        return logins;
    }

    @Test
    void settings_flushWithoutAPause_isRefused() {
        AuthSettings defaults = AuthSettings.defaults(new DatabaseSettings.Sqlite(directory.resolve("x.db"), 1), "d");

        assertThatThrownBy(() -> new AuthSettings(defaults.database(), defaults.rules(), defaults.login(), 4096,
                Duration.ofMillis(999))).hasMessageContaining("usage flush");
    }
}
