package io.portcullis.gateway.xmpp.transcript;

import io.portcullis.auth.account.Account;
import io.portcullis.auth.account.AccountName;
import io.portcullis.auth.account.AccountStatus;
import io.portcullis.auth.account.RolloutTerms;
import io.portcullis.auth.apppassword.AppPassword;
import io.portcullis.auth.apppassword.AppPasswordId;
import io.portcullis.auth.apppassword.Scope;
import io.portcullis.auth.event.AuthEvents;
import io.portcullis.auth.login.AccountSnapshot;
import io.portcullis.auth.login.AppCredential;
import io.portcullis.auth.login.LoginObserver;
import io.portcullis.auth.login.LoginService;
import io.portcullis.auth.login.LoginSettings;
import io.portcullis.auth.login.LoginStores;
import io.portcullis.auth.rollout.RolloutPolicy;
import io.portcullis.auth.secret.DigestRealm;
import io.portcullis.auth.secret.FirstSalts;
import io.portcullis.auth.secret.KeyRing;
import io.portcullis.auth.secret.ScramSalts;
import io.portcullis.auth.secret.Secret;
import io.portcullis.auth.secret.Spellings;
import io.portcullis.auth.secret.VerifierKinds;
import io.portcullis.auth.secret.Verifiers;
import io.portcullis.gateway.route.AccountDirectory;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/// Accounts with two-step on and one app-specific password, [TranscriptPlayer#PASSWORD], and the real login service over them. The
/// store fails for the name `broken`.
final class TestAccounts implements AccountDirectory {
    static final AppPasswordId ID = new AppPasswordId("phone1");
    private static final Set<String> NAMES = Set.of("alice", "bob", "carol");

    private final FirstSalts salts;
    private final LoginService logins;
    private final AuthEvents events = new AuthEvents();
    private final Map<AccountName, AccountSnapshot> snapshots = new ConcurrentHashMap<>();

    TestAccounts(Path directory, Clock clock) {
        salts = new FirstSalts(KeyRing.create(directory.resolve("keys"), new SecureRandom()), 4_096);
        NAMES.forEach(name -> {
            AccountName account = AccountName.parse(name).orElseThrow();
            snapshots.put(account, snapshot(account));
        });
        logins = new LoginService(new LoginService.Parts(new LoginStores(this::load, uses -> {}, uses -> {}), salts,
                RolloutPolicy.off(), events,
                LoginObserver.none(), clock), LoginSettings.defaults());
    }

    LoginService logins() {
        return logins;
    }

    private Optional<AccountSnapshot> load(AccountName name) {
        if (name.value().equals("broken")) {
            throw new IllegalStateException("the store is down");
        }
        return Optional.ofNullable(snapshots.get(name));
    }

    private AccountSnapshot snapshot(AccountName name) {
        ScramSalts own = salts.of(name);
        Verifiers verifiers = Verifiers.derive(Spellings.ofAppPassword(Secret.of(TranscriptPlayer.PASSWORD)),
                new VerifierKinds(true, false, false), own, new DigestRealm(name.value(), "example.org"));
        AppPassword phone = new AppPassword(ID, name, "phone", Set.of(Scope.XMPP), false, Instant.EPOCH,
                Optional.empty(), List.of(), Optional.empty());
        return new AccountSnapshot(new Account(name, AccountStatus.ACTIVE, true, 1, Instant.EPOCH,
                RolloutTerms.NONE), own,
                Optional.empty(),
                List.of(new AppCredential(phone, verifiers)));
    }

    @Override
    public Optional<Existence> cached(AccountName account) {
        return Optional.of(snapshots.containsKey(account) ? Existence.EXISTS : Existence.MISSING);
    }

    @Override
    public void lookUp(AccountName account, Consumer<Existence> done) {
        done.accept(cached(account).orElseThrow());
    }
}
