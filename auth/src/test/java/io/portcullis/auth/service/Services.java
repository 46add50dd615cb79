package io.portcullis.auth.service;

import io.portcullis.auth.account.AccountName;
import io.portcullis.auth.apppassword.AppPasswordGenerator;
import io.portcullis.auth.apppassword.NewAppPassword;
import io.portcullis.auth.apppassword.Scope;
import io.portcullis.auth.event.AuthEvent;
import io.portcullis.auth.event.AuthEvents;
import io.portcullis.auth.login.AccountSnapshot;
import io.portcullis.auth.login.GuessLimit;
import io.portcullis.auth.login.ThrottleSettings;
import io.portcullis.auth.notice.NoticeRules;
import io.portcullis.auth.secret.Argon2;
import io.portcullis.auth.secret.FirstSalts;
import io.portcullis.auth.secret.KeyRing;
import io.portcullis.auth.secret.PlainCheck;
import io.portcullis.auth.secret.ProofCheck;
import io.portcullis.auth.secret.Sealer;
import io.portcullis.auth.secret.Secret;
import io.portcullis.auth.secret.Verifiers;
import io.portcullis.auth.store.AuthStores;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

/// The services over given stores, for tests: what they publish is kept, and iterations are few.
final class Services {
    static final AccountName ALICE = new AccountName("alice");
    static final AccountRules RULES = AccountRules.defaults("example.org");

    final AuthStores stores;
    final KeyRing keys;
    final Sealer sealer;
    final FirstSalts salts;
    final Argon2 argon2;
    final TestClock clock = new TestClock();
    final List<AuthEvent> published = new CopyOnWriteArrayList<>();
    final AuthEvents events = new AuthEvents();
    private final AccountServices services;

    Services(AuthStores stores, KeyRing keys, AccountRules rules) {
        this(stores, keys, rules, ThrottleSettings.defaults());
    }

    Services(AuthStores stores, KeyRing keys, AccountRules rules, ThrottleSettings throttle) {
        this(stores, keys, rules, throttle, NoticeRules.withoutMail());
    }

    Services(AuthStores stores, KeyRing keys, AccountRules rules, ThrottleSettings throttle, NoticeRules notices) {
        SecureRandom random = new SecureRandom();
        this.stores = stores;
        this.keys = keys;
        sealer = new Sealer(keys, random);
        salts = new FirstSalts(keys, 4096);
        argon2 = new Argon2(random, 2, 16);
        events.subscribe(published::add);
        services = AccountServices.of(new AccountParts(stores, keys, sealer, salts, argon2,
                new AppPasswordGenerator(random), events,
                new GuessLimit(throttle, clock), clock, random), rules, notices);
        services.keys().begin();
    }

    static KeyRing newKeys(Path directory) {
        return newKeys(directory, "keys");
    }

    static KeyRing newKeys(Path directory, String file) {
        return KeyRing.create(directory.resolve(file), new SecureRandom());
    }

    Accounts accounts() {
        return services.accounts();
    }

    AppPasswords appPasswords() {
        return services.appPasswords();
    }

    AccountGenerator generator() {
        return services.generator();
    }

    Rollouts rollouts() {
        return services.rollouts();
    }

    PrimaryLogin primaryLogin() {
        return services.primaryLogin();
    }

    SecondSteps secondSteps() {
        return services.secondSteps();
    }

    Mails mails() {
        return services.mails();
    }

    Recoveries recoveries() {
        return services.recoveries();
    }

    RecoveryDesk recoveryDesk() {
        return services.recoveryDesk();
    }

    Invitations invitations() {
        return services.invitations();
    }

    Registrations registrations() {
        return services.registrations();
    }

    SetUpLinks setUpLinks() {
        return services.setUpLinks();
    }

    PrimaryDigests primaryDigests() {
        return services.primaryDigests();
    }

    FastTokens fastTokens() {
        return services.fastTokens();
    }

    KeyRotation rotation() {
        return services.keys();
    }

    AccountSnapshot snapshot(AccountName name) {
        return new StoredSnapshots(stores.accounts(), keys, sealer).load(name).orElseThrow();
    }

    /// Whether the password opens chat by what is stored.
    boolean opens(Secret password, AccountName name, Verifiers verifiers) {
        return new PlainCheck(password, snapshot(name).salts()).match(verifiers) != ProofCheck.NONE;
    }

    static Optional<Secret> password(String text) {
        return Optional.of(Secret.of(text));
    }

    static NewAppPassword asked(String label, Scope... scopes) {
        return new NewAppPassword(label, Set.of(scopes), false, Optional.empty(), List.of(), 16);
    }
}
