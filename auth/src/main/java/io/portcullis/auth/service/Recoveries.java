package io.portcullis.auth.service;

import io.portcullis.auth.account.Account;
import io.portcullis.auth.account.AccountName;
import io.portcullis.auth.account.AccountStatus;
import io.portcullis.auth.event.AuthEvent;
import io.portcullis.auth.event.RecoveryChange;
import io.portcullis.auth.login.GuessClass;
import io.portcullis.auth.login.GuessLimit;
import io.portcullis.auth.login.GuessLimit.Turn;
import io.portcullis.auth.notice.LinkToken;
import io.portcullis.auth.recovery.Recovery;
import io.portcullis.auth.recovery.RecoveryEnd;
import io.portcullis.auth.recovery.RecoveryOrigin;
import io.portcullis.auth.secondstep.TokenHash;
import io.portcullis.auth.secret.Secret;
import io.portcullis.auth.service.AccountChanges.Plan;
import io.portcullis.auth.service.AccountException.Reason;
import io.portcullis.auth.service.PrimaryPasswords.Prepared;
import io.portcullis.auth.store.AccountWrite;
import io.portcullis.auth.store.RecoveryStore;
import io.portcullis.auth.store.StoredAccount;
import java.net.InetAddress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Getting back in after losing everything: a request, a mail to every address, a waiting period in which any sign-in or
/// one link cancels it, then a link that sets a new password and ends everything else. Every method blocks.
public final class Recoveries {
    private final RecoveryStore store;
    private final AccountChanges changes;
    private final Notices notices;
    private final GuessLimit asked;
    private final PrimaryPasswords passwords;

    Recoveries(AccountParts parts, AccountRules rules, AccountChanges changes, Notices notices) {
        this.store = parts.stores().recoveries();
        this.changes = changes;
        this.notices = notices;
        this.asked = parts.guesses();
        this.passwords = new PrimaryPasswords(parts.argon2(), parts.sealer(), rules);
    }

    /// Takes a request from the account pages. Whether anybody has the name is not looked at here, so neither the answer nor its
    /// time tells; [RecoveryDesk] goes on within a second. Every request counts against its name and network.
    ///
    /// @return until when no further one is taken from there, where this one was not
    public Optional<Instant> ask(String typedName, InetAddress from) {
        Optional<AccountName> name = AccountName.parse(typedName);
        return switch (asked.begin(GuessClass.RECOVERY, name.map(AccountName::value).orElse(typedName), from)) {
            case Turn.Wait(var until) -> Optional.of(until);
            case Turn.Granted turn -> {
                asked.wrong(turn);
                name.ifPresent(known -> store.ask(known, changes.now()));
                yield Optional.empty();
            }
        };
    }

    /// Begins one for an owner whom the operator knows. It waits as any other.
    ///
    /// @throws AccountException with `NOT_READY` where it cannot be begun
    public Recovery startByOperator(AccountName name) {
        changes.change(name, (account, at, version) -> {
            if (account.account().status() != AccountStatus.ACTIVE) {
                throw new AccountException(Reason.NOT_READY, "Account " + name + " is suspended");
            }
            if (store.recovery(name).isPresent()) {
                throw new AccountException(Reason.NOT_READY, "A recovery of " + name + " is under way already");
            }
            return RecoveryPlans.starting(account, RecoveryOrigin.OPERATOR, notices, at, version)
                    .orElseThrow(() -> new AccountException(Reason.NOT_READY, notices.rules().mail()
                            ? "Account " + name + " has no confirmed mail address"
                            : "There is no mail server: set mail.host"));
        });
        return store.recovery(name).orElseThrow(() -> new AccountException(Reason.BUSY, "It was cancelled at once"));
    }

    /// The recovery of an account that is under way.
    public Optional<Recovery> find(AccountName name) {
        return store.recovery(name);
    }

    /// Somebody has signed in at the account pages, with every step: cancels the account's recovery.
    public void signedIn(AccountName name) {
        if (store.recovery(name).isPresent()) {
            var _ = cancel(name, RecoveryEnd.SIGN_IN);
        }
    }

    /// Whether a link would cancel something.
    public boolean cancels(Secret token) {
        return hash(token).flatMap(store::recoveryByCancelLink).isPresent();
    }

    /// Cancels by a link; false where it leads nowhere, or nowhere any more.
    public boolean cancel(Secret token) {
        return hash(token).flatMap(store::recoveryByCancelLink)
                .filter(recovery -> cancel(recovery.account(), RecoveryEnd.LINK)).isPresent();
    }

    /// Cancels what is under way; false where nothing is.
    boolean cancel(AccountName name, RecoveryEnd end) {
        return !changes.change(name, (account, at, version) -> store.recovery(name)
                .map(recovery -> cancelling(recovery, end, at, version)).orElse(Plan.NOTHING)).events().isEmpty();
    }

    static Plan cancelling(Recovery recovery, RecoveryEnd end, Instant at, long version) {
        return Plan.of(new RecoveryChange.RecoveryCancelled(recovery.account(), at, version, end),
                new AccountWrite.DropRecovery());
    }

    private static Optional<TokenHash> hash(Secret token) {
        return LinkToken.parse(token).map(LinkToken::hash);
    }

    /// The account whose recovery a link finishes, as it is now; empty where it leads nowhere, or nowhere any more.
    public Optional<Account> finishes(Secret token) {
        return hash(token).flatMap(link -> store.recoveryByFinishLink(link, changes.now()))
                .map(recovery -> changes.load(recovery.account()).account());
    }

    /// Sets a new password by a link, once. App passwords, second steps, recovery key and trusted browsers go, and so does
    /// whatever they opened; two-step stays as it is, and where it is on its owner cannot turn it off before the waiting period is
    /// over a second time.
    ///
    /// @throws AccountException where the text cannot be a password
    public RecoveryFinish finish(Secret token, Secret password) {
        Optional<TokenHash> link = hash(token);
        Optional<Recovery> recovery = link.flatMap(hash -> store.recoveryByFinishLink(hash, changes.now()));
        if (recovery.isEmpty()) {
            return new RecoveryFinish.Gone();
        }
        AccountName name = recovery.get().account();
        Prepared prepared = passwords.prepare(name, password);
        boolean done = !changes.change(name, (account, at, version) -> store
                .recoveryByFinishLink(link.orElseThrow(), at)
                .filter(open -> open.account().equals(name) && account.account().status() == AccountStatus.ACTIVE)
                .map(_ -> finishing(account, prepared, at, version)).orElse(Plan.NOTHING)).events().isEmpty();
        return done ? new RecoveryFinish.Finished(name) : new RecoveryFinish.Gone();
    }

    private Plan finishing(StoredAccount stored, Prepared prepared, Instant at, long version) {
        Account account = stored.account();
        Plan revoked = AppPasswords.revokingAll(stored, at, version);
        List<AccountWrite> writes = new ArrayList<>(prepared.writes(account.twoStep(), stored.salts()));
        writes.add(new AccountWrite.SetPasswordChanged(at));
        writes.addAll(revoked.writes());
        stored.secondSteps().forEach(secret -> writes.add(new AccountWrite.DropSecondStep(secret.id())));
        writes.add(new AccountWrite.DropTrustedBrowsers());
        writes.add(new AccountWrite.DropFastTokens());
        writes.add(new AccountWrite.DropRecovery());
        if (account.twoStep()) {
            writes.add(new AccountWrite.Reset(at, at.plus(notices.rules().recoveryWait())));
        }
        List<AuthEvent.Change> events = new ArrayList<>(revoked.events());
        events.add(new RecoveryChange.RecoveryFinished(account.name(), at, version));
        return new Plan(writes, events);
    }
}
