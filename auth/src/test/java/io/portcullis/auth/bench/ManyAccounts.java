package io.portcullis.auth.bench;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.portcullis.auth.account.AccountName;
import io.portcullis.auth.apppassword.AppPassword;
import io.portcullis.auth.apppassword.AppPasswordId;
import io.portcullis.auth.apppassword.Scope;
import io.portcullis.auth.decision.LoginProtocol;
import io.portcullis.auth.login.LoginAttempt;
import io.portcullis.auth.login.LoginObserver;
import io.portcullis.auth.login.LoginOutcome;
import io.portcullis.auth.login.Proof;
import io.portcullis.auth.module.AuthModule;
import io.portcullis.auth.module.AuthSettings;
import io.portcullis.auth.secret.KeyRing;
import io.portcullis.auth.secret.ScramClient;
import io.portcullis.auth.secret.ScramMechanism;
import io.portcullis.auth.secret.Sealer;
import io.portcullis.auth.secret.TestSecrets;
import io.portcullis.auth.secret.VerifierKinds;
import io.portcullis.auth.secret.Verifiers;
import io.portcullis.auth.store.AccountWrite;
import io.portcullis.auth.store.AuthStores;
import io.portcullis.auth.store.NewAccount;
import io.portcullis.auth.store.SealedCredential;
import io.portcullis.auth.store.StoredAppPassword;
import io.portcullis.auth.store.jdbc.DatabaseSettings;
import io.portcullis.auth.store.jdbc.JdbcStores;
import java.net.InetAddress;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// A SQLite database with 100,000 accounts of 3 app passwords each, each sealed for its own row. They share salts and
/// passwords, so that making them takes a minute and no hour; a login costs the same.
final class ManyAccounts {
    static final int ACCOUNTS = 100_000;
    private static final int APP_PASSWORDS = 3;
    private static final int BATCH = 1000;
    private static final byte[] AUTH_MESSAGE = "n=x,r=abc,r=abcdef,s=AQ==,i=4096,c=biws,r=abcdef".getBytes(US_ASCII);
    private static final String PASSWORD = "abcd-efgh-ijkm-nopq";

    private final KeyRing keys;
    private final AuthSettings settings;
    private final LoginAttempt attempt;
    private final Sealer sealer;

    ManyAccounts(Path directory) throws GeneralSecurityException {
        keys = KeyRing.create(directory.resolve("keys"), new SecureRandom());
        sealer = new Sealer(keys, new SecureRandom());
        settings = AuthSettings.defaults(new DatabaseSettings.Sqlite(directory.resolve("accounts.db"), 4),
                "example.org");
        ScramClient client = new ScramClient(ScramMechanism.SHA_256, PASSWORD,
                TestSecrets.SALTS.get(ScramMechanism.SHA_256));
        attempt = new LoginAttempt(LoginProtocol.XMPP, "x", InetAddress.ofLiteral("192.0.2.7"), "bench",
                new Proof.Scram(ScramMechanism.SHA_256, AUTH_MESSAGE, client.proof(AUTH_MESSAGE)));
    }

    /// Makes them all.
    void make() {
        open().close();
        List<Verifiers> verifiers = new ArrayList<>();
        for (int i = 0; i < APP_PASSWORDS; i++) {
            String password = PASSWORD.substring(0, PASSWORD.length() - 1) + (char) ('q' - i);
            verifiers.add(TestSecrets.appVerifiers(password, new VerifierKinds(true, false, false)));
        }
        try (AuthStores stores = JdbcStores.open(settings.database())) {
            for (int from = 0; from < ACCOUNTS; from += BATCH) {
                List<NewAccount> batch = new ArrayList<>();
                for (int i = from; i < from + BATCH; i++) {
                    batch.add(account(new AccountName("user" + i), verifiers));
                }
                var _ = stores.accounts().create(batch).orElseThrow();
            }
        }
    }

    private NewAccount account(AccountName name, List<Verifiers> verifiers) {
        List<AccountWrite> writes = new ArrayList<>();
        for (int i = 0; i < verifiers.size(); i++) {
            AppPasswordId id = new AppPasswordId("aaaaaaaaaaa" + (char) ('a' + i));
            writes.add(new AccountWrite.AddAppPassword(new StoredAppPassword(
                    new AppPassword(id, name, "device " + i, Set.of(Scope.XMPP), false, Instant.EPOCH,
                            Optional.empty(), List.of(), Optional.empty()),
                    SealedCredential.seal(name, id.value(), verifiers.get(i).encode(), sealer))));
        }
        return new NewAccount(name, true, Instant.EPOCH, TestSecrets.SALTS, writes, List.of());
    }

    /// Opens the module on them, as a server does at its start.
    AuthModule open() {
        return AuthModule.open(settings,
                new AuthModule.Surroundings(keys, LoginObserver.none(), Clock.systemUTC(), new SecureRandom()));
    }

    /// One login of the account of that number.
    LoginOutcome login(AuthModule module, int number) {
        LoginOutcome outcome = module.logins().finish(module.logins().load("user" + number), attempt);
        if (outcome instanceof LoginOutcome.Refused refused) {
            throw new IllegalStateException(refused.toString());
        }
        return outcome;
    }
}
