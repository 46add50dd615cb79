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

    /// Makes them when there is no account at all; else empty.
    static Optional<Secrets> make(PortcullisConfig config, DataDirectory data) {
        try (DirectoryLock _ = DirectoryLock.take(data)
                .orElseThrow(() -> new IllegalStateException(data.path() + ": a server runs there already"));
                DatabaseLock _ = DatabaseLock.take(ConfiguredDatabases.messages(config.storage(), data)).orElseThrow(
                        () -> new IllegalStateException("storage.url: a server elsewhere has the database open"));
                AuthModule auth = AuthOpening.open(config, data, LoginObserver.none())) {
            return auth.accounts().list(Optional.empty(), 1).isEmpty()
                    ? Optional.of(make(auth, AuthOpening.letters(config.login())))
                    : Optional.empty();
        }
    }

    private static Secrets make(AuthModule auth, int letters) {
        AppPasswordGenerator generator = new AppPasswordGenerator(new SecureRandom());
        AccountName alice = new AccountName("alice");
        Secret alicePrimary = generator.password(letters);
        var _ = auth.accounts().create(alice, Optional.of(alicePrimary));
        var _ = auth.accounts().setTwoStep(alice, true);
        List<Secret> codes = auth.secondSteps().oneTimeCodes().make(alice);
        Secret chat = appPassword(auth, alice, "chat (quickstart)", Scope.XMPP, letters);
        Secret phone = appPassword(auth, alice, "phone (quickstart)", Scope.SIP, letters);
        Secret bobPrimary = generator.password(letters);
        AccountName bob = new AccountName("bob");
        var _ = auth.accounts().create(bob, Optional.of(bobPrimary));
        Secret bobPhone = appPassword(auth, bob, "phone (quickstart)", Scope.SIP, letters);
        return new Secrets(alicePrimary, codes, chat, phone, bobPrimary, bobPhone);
    }

    private static Secret appPassword(AuthModule auth, AccountName name, String label, Scope scope, int letters) {
        boolean olderPhone = scope == Scope.SIP;
        return auth.appPasswords().create(name,
                new NewAppPassword(label, Set.of(scope), olderPhone, Optional.empty(), List.of(), letters)).password();
    }
}
