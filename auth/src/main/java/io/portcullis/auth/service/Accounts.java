package io.portcullis.auth.service;

import io.portcullis.auth.account.Account;
import io.portcullis.auth.account.AccountName;
import io.portcullis.auth.account.AccountStatus;
import io.portcullis.auth.event.AuthEvent;
import io.portcullis.auth.secret.FirstSalts;
import io.portcullis.auth.secret.Secret;
import io.portcullis.auth.service.AccountChanges.Plan;
import io.portcullis.auth.service.PrimaryPasswords.Prepared;
import io.portcullis.auth.store.AccountStore;
import io.portcullis.auth.store.AccountWrite;
import io.portcullis.auth.store.NewAccount;
import io.portcullis.auth.store.StoredAccount;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Makes, shows, changes and removes accounts. Every method blocks; those that take a password compute for some 60 ms
/// besides. They throw [AccountException] for what cannot be done, and `StoreException` when the database fails; then
/// nothing was changed.
public final class Accounts {
    private static final int PAGE = 1000;

    private final AccountStore store;
    private final FirstSalts salts;
    private final AccountRules rules;
    private final AccountChanges changes;
    private final PrimaryPasswords passwords;

    Accounts(AccountParts parts, AccountRules rules, AccountChanges changes) {
        this.store = parts.stores().accounts();
        this.salts = parts.salts();
        this.rules = rules;
        this.changes = changes;
        this.passwords = new PrimaryPasswords(parts.argon2(), parts.sealer(), rules);
    }

    /// Makes an account with two-step off. Without a primary password it opens only by what is made for it later.
    public Account create(AccountName name, Optional<Secret> primaryPassword) {
        Optional<Prepared> prepared = primaryPassword.map(password -> passwords.prepare(name, password));
        return changes.create(at -> {
            List<AccountWrite> writes = prepared.map(p -> p.writes(false, salts.of(name))).orElse(List.of());
            return List.of(new NewAccount(name, false, at, salts.of(name), writes,
                    List.of(AuditEntries.created(name, at))));
        }).getFirst();
    }

    /// The account as it is now.
    public Optional<Account> find(AccountName name) {
        return store.load(name).map(StoredAccount::account);
    }

    /// All accounts, in the order of their names' bytes.
    public List<Account> list() {
        List<Account> all = new ArrayList<>();
        for (List<Account> page = list(Optional.empty(), PAGE); !page.isEmpty(); page = list(
                Optional.of(all.getLast().name()), PAGE)) {
            all.addAll(page);
        }
        return all;
    }

    /// Up to `limit` accounts that come after a name.
    public List<Account> list(Optional<AccountName> after, int limit) {
        return store.list(after, limit);
    }

    /// Keeps the account and all that is under it but trusted browsers and tokens, and lets nobody in.
    public Account suspend(AccountName name) {
        return setStatus(name, AccountStatus.SUSPENDED);
    }

    /// Lets a suspended account in again.
    public Account resume(AccountName name) {
        return setStatus(name, AccountStatus.ACTIVE);
    }

    private Account setStatus(AccountName name, AccountStatus status) {
        changes.change(name, (account, at, version) -> {
            if (account.account().status() == status) {
                return Plan.NOTHING;
            }
            return status == AccountStatus.SUSPENDED
                    ? Plan.of(new AuthEvent.AccountSuspended(name, at, version), new AccountWrite.SetStatus(status),
                            new AccountWrite.DropTrustedBrowsers(), new AccountWrite.DropFastTokens())
                    : Plan.of(new AuthEvent.AccountResumed(name, at, version), new AccountWrite.SetStatus(status));
        });
        return changes.load(name).account();
    }

    /// Removes the account and everything under it.
    public void remove(AccountName name) {
        changes.change(name, (account, at, version) -> Plan.of(new AuthEvent.AccountRemoved(name, at, version),
                new AccountWrite.RemoveAccount(at)));
    }

    /// Sets the primary password, and ends all app passwords where the rules say so, and trusted browsers always. While two-step is on, messaging gets
    /// nothing of it.
    public Account setPassword(AccountName name, Secret password) {
        changes.load(name);
        Prepared prepared = passwords.prepare(name, password);
        changes.change(name, (account, at, version) -> setPassword(account, prepared, at, version));
        return changes.load(name).account();
    }

    private Plan setPassword(StoredAccount stored, Prepared prepared, Instant at, long version) {
        Account account = stored.account();
        List<AccountWrite> writes = new ArrayList<>(prepared.writes(account.twoStep(), stored.salts()));
        writes.add(new AccountWrite.SetPasswordChanged(at));
        writes.add(new AccountWrite.DropTrustedBrowsers());
        List<AuthEvent.Change> events = new ArrayList<>();
        events.add(new AuthEvent.PasswordChanged(account.name(), at, version));
        if (rules.passwordEndsAppPasswords()) {
            Plan revoked = AppPasswords.revokingAll(stored, at, version);
            writes.addAll(revoked.writes());
            events.addAll(revoked.events());
        }
        return new Plan(writes, events);
    }

    /// Turns two-step verification on or off, for an operator: whether its owner could pass a second step is not asked; see
    /// [TwoStep] for owners. On: the primary password's messaging verifiers are gone with the commit. Off:
    /// the primary password opens messaging again only once it is set anew, for nothing is left to check it with, and all
    /// second steps are gone.
    public Account setTwoStep(AccountName name, boolean on) {
        changes.change(name, (account, at, version) -> TwoStep.turning(account, on, at, version));
        return changes.load(name).account();
    }
}
