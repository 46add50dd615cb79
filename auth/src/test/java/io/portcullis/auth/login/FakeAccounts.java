package io.portcullis.auth.login;

import io.portcullis.auth.account.Account;
import io.portcullis.auth.account.AccountName;
import io.portcullis.auth.account.AccountStatus;
import io.portcullis.auth.account.RolloutTerms;
import io.portcullis.auth.apppassword.AppPassword;
import io.portcullis.auth.apppassword.AppPasswordId;
import io.portcullis.auth.apppassword.Cidr;
import io.portcullis.auth.apppassword.LastUse;
import io.portcullis.auth.apppassword.Scope;
import io.portcullis.auth.fast.FastCredential;
import io.portcullis.auth.secret.FirstSalts;
import io.portcullis.auth.secret.ScramSalts;
import io.portcullis.auth.secret.TestSecrets;
import io.portcullis.auth.secret.VerifierKinds;
import io.portcullis.auth.secret.Verifiers;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/// Accounts in memory, as a source of snapshots; counts its reads, and may do something in the midst of one.
final class FakeAccounts implements SnapshotSource {
    static final VerifierKinds CHAT = new VerifierKinds(true, false, false);
    static final VerifierKinds PHONE = new VerifierKinds(false, true, false);
    static final VerifierKinds BOTH = new VerifierKinds(true, true, false);
    static final VerifierKinds OLDER_PHONE = new VerifierKinds(false, true, true);

    final AtomicInteger reads = new AtomicInteger();
    private final Map<AccountName, AccountSnapshot> accounts = new ConcurrentHashMap<>();
    volatile boolean saltsFollow;
    private volatile Runnable amidRead = () -> {};

    @Override
    public Optional<AccountSnapshot> load(AccountName name) {
        reads.incrementAndGet();
        Optional<AccountSnapshot> found = Optional.ofNullable(accounts.get(name));
        amidRead.run();
        return found;
    }

    @Override
    public boolean saltsFollow(FirstSalts salts) {
        return saltsFollow;
    }

    /// Runs after the next reads have seen what is there, and before they give it back.
    void amidRead(Runnable action) {
        amidRead = action;
    }

    void put(AccountSnapshot snapshot) {
        accounts.put(snapshot.account().name(), snapshot);
    }

    void remove(String name) {
        accounts.remove(new AccountName(name));
    }

    AccountSnapshot get(String name) {
        return Optional.ofNullable(accounts.get(new AccountName(name))).orElseThrow();
    }

    /// An account with a primary password, if any, and no app password.
    static AccountSnapshot account(String name, boolean twoStep, Optional<Verifiers> primary) {
        Account account = new Account(new AccountName(name), AccountStatus.ACTIVE, twoStep, 1, PinnedClock.START,
                RolloutTerms.NONE);
        return new AccountSnapshot(account, TestSecrets.SALTS, primary, List.of());
    }

    static AccountSnapshot with(AccountSnapshot snapshot, AppCredential... added) {
        List<AppCredential> all = new ArrayList<>(snapshot.appPasswords());
        all.addAll(List.of(added));
        return new AccountSnapshot(snapshot.account(), snapshot.salts(), snapshot.primary(), all);
    }

    static AccountSnapshot with(AccountSnapshot snapshot, FastCredential... tokens) {
        return new AccountSnapshot(snapshot.account(), snapshot.salts(), snapshot.primary(), snapshot.appPasswords(),
                List.of(tokens));
    }

    static AccountSnapshot withEnded(AccountSnapshot snapshot, EndedCredential... ended) {
        return new AccountSnapshot(snapshot.account(), snapshot.salts(), snapshot.primary(), snapshot.appPasswords(),
                snapshot.fastTokens(), List.of(ended));
    }

    static EndedCredential ended(String id, String password, VerifierKinds kinds) {
        return new EndedCredential(new AppPasswordId(id), TestSecrets.appVerifiers(password, kinds));
    }

    static AccountSnapshot withSalts(AccountSnapshot snapshot, ScramSalts salts) {
        return new AccountSnapshot(snapshot.account(), salts, snapshot.primary(), snapshot.appPasswords());
    }

    static AccountSnapshot suspended(AccountSnapshot snapshot) {
        Account old = snapshot.account();
        Account account = new Account(old.name(), AccountStatus.SUSPENDED, old.twoStep(), old.authVersion() + 1,
                old.created(), old.rollout());
        return new AccountSnapshot(account, snapshot.salts(), snapshot.primary(), snapshot.appPasswords());
    }

    static AccountSnapshot without(AccountSnapshot snapshot, String id) {
        List<AppCredential> rest = snapshot.appPasswords().stream()
                .filter(credential -> !credential.appPassword().id().value().equals(id)).toList();
        return new AccountSnapshot(snapshot.account(), snapshot.salts(), snapshot.primary(), rest);
    }

    static AppCredential app(String id, String grouped, VerifierKinds kinds) {
        return app(id, grouped, kinds, Optional.empty(), List.of());
    }

    static AppCredential app(String id, String grouped, VerifierKinds kinds, Optional<Instant> expires,
            List<Cidr> networks) {
        return new AppCredential(describe(id, kinds, expires, networks, Optional.empty()),
                TestSecrets.appVerifiers(grouped, kinds));
    }

    static AppCredential usedBefore(AppCredential credential, LastUse use) {
        AppPassword app = credential.appPassword();
        AppPassword used = new AppPassword(app.id(), app.account(), app.label(), app.scopes(), app.olderPhone(),
                app.created(), app.expires(), app.networks(), Optional.of(use));
        return new AppCredential(used, credential.verifiers());
    }

    private static AppPassword describe(String id, VerifierKinds kinds, Optional<Instant> expires, List<Cidr> networks,
            Optional<LastUse> lastUse) {
        Set<Scope> scopes = kinds.scram() && kinds.digest()
                ? Set.of(Scope.XMPP, Scope.SIP)
                : Set.of(kinds.scram() ? Scope.XMPP : Scope.SIP);
        return new AppPassword(new AppPasswordId(id), new AccountName("alice"), "a device", scopes, kinds.md5(),
                PinnedClock.START, expires, networks, lastUse);
    }
}
