package io.portcullis.gateway.cli;

import io.portcullis.auth.account.AccountName;
import io.portcullis.auth.apppassword.AppPasswordGenerator;
import io.portcullis.auth.apppassword.NewAppPassword;
import io.portcullis.auth.apppassword.Scope;
import io.portcullis.auth.login.LoginObserver;
import io.portcullis.auth.module.AuthModule;
import io.portcullis.auth.secret.Secret;
import io.portcullis.gateway.admin.AuthOpening;
import io.portcullis.gateway.admin.ConfiguredDatabases;
import io.portcullis.gateway.admin.DirectoryLock;
import io.portcullis.gateway.config.DataDirectory;
import io.portcullis.gateway.config.PortcullisConfig;
import io.portcullis.gateway.store.DatabaseLock;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The two accounts to start with: alice with two-step on and an app password for chat and one for the phone, bob with
/// two-step off and an app password for his phone.
final class QuickstartAccounts {
    /// What is shown this once.
    record Secrets(Secret alicePrimary, List<Secret> aliceCodes, Secret aliceChat, Secret alicePhone,
            Secret bobPrimary, Secret bobPhone) {}

    private QuickstartAccounts() {}

    private static final AccountName ALICE = new AccountName("alice");
    private static final AccountName BOB = new AccountName("bob");
    private static final String CHAT = "chat (quickstart)";
    private static final String PHONE = "phone (quickstart)";

    /// Makes them when there is no account at all; else empty.
    ///
    /// @param again whether those that are there get new passwords
    /// @throws IllegalStateException where they are to get some and are not there
    static Optional<Secrets> make(PortcullisConfig config, DataDirectory data, boolean again) {
        try (DirectoryLock _ = DirectoryLock.take(data)
                .orElseThrow(() -> new IllegalStateException(data.path() + ": a server runs there already"));
                DatabaseLock _ = DatabaseLock.take(ConfiguredDatabases.messages(config.storage(), data)).orElseThrow(
                        () -> new IllegalStateException("storage.url: a server elsewhere has the database open"));
                AuthModule auth = AuthOpening.open(config, data, LoginObserver.none())) {
            int letters = AuthOpening.letters(config.login());
            if (auth.accounts().list(Optional.empty(), 1).isEmpty()) {
                return Optional.of(make(auth, letters));
            }
            return again ? Optional.of(renew(auth, letters)) : Optional.empty();
        }
    }

    private static Secrets make(AuthModule auth, int letters) {
        AppPasswordGenerator generator = new AppPasswordGenerator(new SecureRandom());
        Secret alicePrimary = generator.password(letters);
        var _ = auth.accounts().create(ALICE, Optional.of(alicePrimary));
        var _ = auth.accounts().setTwoStep(ALICE, true);
        Secret bobPrimary = generator.password(letters);
        var _ = auth.accounts().create(BOB, Optional.of(bobPrimary));
        return secrets(auth, alicePrimary, bobPrimary, letters);
    }

    private static Secrets renew(AuthModule auth, int letters) {
        for (AccountName name : List.of(ALICE, BOB)) {
            if (auth.accounts().find(name).isEmpty()) {
                throw new IllegalStateException("--new-passwords: there is no account " + name
                        + " (expected: the accounts that quickstart made; portcullis account set-password NAME is for others)");
            }
        }
        AppPasswordGenerator generator = new AppPasswordGenerator(new SecureRandom());
        Secret alicePrimary = replace(auth, ALICE, generator.password(letters));
        Secret bobPrimary = replace(auth, BOB, generator.password(letters));
        return secrets(auth, alicePrimary, bobPrimary, letters);
    }

    /// Gives an account another primary password, and ends the app passwords that quickstart made for it.
    private static Secret replace(AuthModule auth, AccountName name, Secret primary) {
        var _ = auth.accounts().setPassword(name, primary);
        auth.appPasswords().list(name).stream().filter(old -> Set.of(CHAT, PHONE).contains(old.label()))
                .forEach(old -> auth.appPasswords().revoke(name, old.id()));
        return primary;
    }

    private static Secrets secrets(AuthModule auth, Secret alicePrimary, Secret bobPrimary, int letters) {
        return new Secrets(alicePrimary, auth.secondSteps().oneTimeCodes().make(ALICE),
                appPassword(auth, ALICE, CHAT, Scope.XMPP, letters),
                appPassword(auth, ALICE, PHONE, Scope.SIP, letters), bobPrimary,
                appPassword(auth, BOB, PHONE, Scope.SIP, letters));
    }

    private static Secret appPassword(AuthModule auth, AccountName name, String label, Scope scope, int letters) {
        boolean olderPhone = scope == Scope.SIP;
        return auth.appPasswords().create(name,
                new NewAppPassword(label, Set.of(scope), olderPhone, Optional.empty(), List.of(), letters)).password();
    }
}
