package io.portcullis.gateway.xmpp.transcript;

import io.portcullis.auth.account.AccountName;
import io.portcullis.auth.apppassword.AppPassword;
import io.portcullis.auth.apppassword.AppPasswordGenerator;
import io.portcullis.auth.apppassword.AppPasswordId;
import io.portcullis.auth.apppassword.Scope;
import io.portcullis.auth.event.AuthEvents;
import io.portcullis.auth.login.AccountSnapshot;
import io.portcullis.auth.login.GuessLimit;
import io.portcullis.auth.login.LoginObserver;
import io.portcullis.auth.login.LoginService;
import io.portcullis.auth.login.LoginSettings;
import io.portcullis.auth.login.LoginStores;
import io.portcullis.auth.login.ThrottleSettings;
import io.portcullis.auth.rollout.RolloutPolicy;
import io.portcullis.auth.secret.Argon2;
import io.portcullis.auth.secret.FirstSalts;
import io.portcullis.auth.secret.KeyRing;
import io.portcullis.auth.secret.Sealer;
import io.portcullis.auth.secret.Verifiers;
import io.portcullis.auth.service.AccountParts;
import io.portcullis.auth.service.AccountRules;
import io.portcullis.auth.service.AccountServices;
import io.portcullis.auth.service.StoredSnapshots;
import io.portcullis.auth.store.AccountWrite;
import io.portcullis.auth.store.AuthStores;
import io.portcullis.auth.store.NewAccount;
import io.portcullis.auth.store.SealedCredential;
import io.portcullis.auth.store.StoredAppPassword;
import io.portcullis.auth.store.jdbc.DatabaseSettings;
import io.portcullis.auth.store.jdbc.JdbcStores;
import io.portcullis.gateway.route.AccountDirectory;
import io.portcullis.gateway.xmpp.AuthLogins;
import io.portcullis.gateway.xmpp.ClientAccess;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import javax.crypto.SecretKey;

/// Accounts with two-step on and one app-specific password, [TranscriptPlayer#PASSWORD], and the real services over them. The
/// store fails for the name `broken`.
final class TestAccounts implements AccountDirectory, AutoCloseable {
    static final AppPasswordId ID = new AppPasswordId("phone1");
    /// Of the same letters: it opens once the other is revoked.
    private static final AppPasswordId SPARE = new AppPasswordId("other1");
    private static final Set<String> NAMES = Set.of("alice", "bob", "carol");

    private final SecureRandom random = new SecureRandom();
    private final KeyRing keys;
    private final Sealer sealer;
    private final FirstSalts salts;
    private final AuthStores stores;
    private final AccountServices services;
    private final LoginService logins;
    private final AuthEvents events = new AuthEvents();

    TestAccounts(Path directory, Clock clock) {
        keys = TestKeys.KEYS;
        sealer = new Sealer(keys, random);
        salts = TestKeys.SALTS;
        stores = JdbcStores.open(new DatabaseSettings.Sqlite(directory.resolve("accounts.db"), 2));
        services = AccountServices.of(new AccountParts(stores, keys, sealer, salts, new Argon2(random, 1, 1),
                new AppPasswordGenerator(random), events, new GuessLimit(ThrottleSettings.defaults(), clock), clock,
                random), AccountRules.defaults("example.org"));
        services.keys().begin();
        stores.accounts().create(NAMES.stream().map(AccountName::new).map(this::draft).toList());
        StoredSnapshots snapshots = new StoredSnapshots(stores.accounts(), keys, sealer);
        logins = new LoginService(new LoginService.Parts(
                new LoginStores(name -> load(snapshots, name), uses -> {}, uses -> {}), salts, RolloutPolicy.off(),
                events, LoginObserver.none(), clock), LoginSettings.defaults());
    }

    private NewAccount draft(AccountName name) {
        Verifiers verifiers = TestKeys.verifiers(name);
        return new NewAccount(name, true, Instant.EPOCH, salts.of(name),
                List.of(adding(name, SPARE, verifiers), adding(name, ID, verifiers)), List.of());
    }

    private AccountWrite adding(AccountName name, AppPasswordId id, Verifiers verifiers) {
        AppPassword phone = new AppPassword(id, name, "phone", Set.of(Scope.XMPP), false, Instant.EPOCH,
                Optional.empty(), List.of(), Optional.empty());
        return new AccountWrite.AddAppPassword(new StoredAppPassword(phone,
                SealedCredential.seal(name, id.value(), verifiers.encode(), sealer)));
    }

    private static Optional<AccountSnapshot> load(StoredSnapshots snapshots, AccountName name) {
        if (name.value().equals("broken")) {
            throw new IllegalStateException("the store is down");
        }
        return snapshots.load(name);
    }

    AuthLogins logins() {
        return new AuthLogins(logins, services.fastTokens());
    }

    ClientAccess access() {
        return new ClientAccess(services.accounts(), services.appPasswords(), services.fastTokens());
    }

    AuthEvents events() {
        return events;
    }

    SecretKey resourceKey() {
        return keys.resourceKey();
    }

    void revoke(String account) {
        services.appPasswords().revoke(new AccountName(account), ID);
    }

    @Override
    public void close() {
        stores.close();
    }

    @Override
    public Optional<Existence> cached(AccountName account) {
        return Optional.of(NAMES.contains(account.value()) ? Existence.EXISTS : Existence.MISSING);
    }

    @Override
    public void lookUp(AccountName account, Consumer<Existence> done) {
        done.accept(cached(account).orElseThrow());
    }
}
