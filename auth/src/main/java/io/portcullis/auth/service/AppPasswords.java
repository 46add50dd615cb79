package io.portcullis.auth.service;

import io.portcullis.auth.account.Account;
import io.portcullis.auth.account.AccountName;
import io.portcullis.auth.apppassword.AppPassword;
import io.portcullis.auth.apppassword.AppPasswordGenerator;
import io.portcullis.auth.apppassword.AppPasswordId;
import io.portcullis.auth.apppassword.CreatedAppPassword;
import io.portcullis.auth.apppassword.NewAppPassword;
import io.portcullis.auth.event.AuthEvent;
import io.portcullis.auth.event.SetUpLinkChange;
import io.portcullis.auth.secret.Sealer;
import io.portcullis.auth.secret.Secret;
import io.portcullis.auth.service.AccountChanges.Plan;
import io.portcullis.auth.service.AccountException.Reason;
import io.portcullis.auth.store.AccountStore;
import io.portcullis.auth.store.AccountWrite;
import io.portcullis.auth.store.RecoveryStore;
import io.portcullis.auth.store.SetUpLinkStore;
import io.portcullis.auth.store.StoreException;
import io.portcullis.auth.store.StoredAccount;
import io.portcullis.auth.store.StoredAppPassword;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Makes, shows and revokes app-specific passwords. Every method blocks; `create` computes for some 15 ms besides. They
/// throw [AccountException] for what cannot be done, and `StoreException` when the database fails; then nothing was changed.
public final class AppPasswords {
    private static final Logger LOG = LoggerFactory.getLogger(AppPasswords.class);
    private static final int BATCH = 1000;

    private final AccountRules rules;
    private final AccountChanges changes;
    private final AppPasswordGenerator generator;
    private final Sealer sealer;
    private final AccountStore accounts;
    private final SetUpLinkStore links;
    private final RecoveryStore recoveries;
    private final NextExpiry nextExpiry = new NextExpiry();

    AppPasswords(AccountParts parts, AccountRules rules, AccountChanges changes) {
        this.rules = rules;
        this.changes = changes;
        this.generator = parts.generator();
        this.sealer = parts.sealer();
        this.accounts = parts.stores().accounts();
        this.links = parts.stores().setUpLinks();
        this.recoveries = parts.stores().recoveries();
    }

    /// Makes an app password. Those of the account that have expired are cleared away by the same change.
    public CreatedAppPassword create(AccountName name, NewAppPassword asked) {
        check(asked);
        Secret password = generator.password(asked.letters());
        try (AppPasswordDraft draft = draft(name, generator.id(), asked, password)) {
            Plan done = changes.change(name, (account, at, version) -> adding(account, draft, at, version));
            return new CreatedAppPassword(draft.appPassword(done.events().getFirst().at()), password);
        }
    }

    private void check(NewAppPassword asked) {
        if (asked.letters() < rules.minLetters()) {
            throw new AccountException(Reason.BAD_VALUE,
                    "letters: " + asked.letters() + " (expected: at least " + rules.minLetters() + ")");
        }
        if (asked.expires().filter(expires -> !AccountChanges.storable(expires).isAfter(changes.now())).isPresent()) {
            throw new AccountException(Reason.BAD_VALUE,
                    "expires: " + asked.expires().get() + " (expected: in the future)");
        }
    }

    /// One to be made, with the slow part done. The caller closes it.
    AppPasswordDraft draft(AccountName name, AppPasswordId id, NewAppPassword asked, Secret password) {
        AppPasswordDraft draft = new AppPasswordDraft(name, id, asked, password, rules.realm());
        draft.derive(changes.load(name).salts());
        return draft;
    }

    /// Refuses where a recovery has left an account with two-step on and neither an authenticator app nor a passkey: whoever got at
    /// a mailbox would else be in chat and calls with a password alone. A recovery key or codes made since are no second step
    /// here, for the same person made them.
    void requireSecondStep(StoredAccount stored) {
        Account account = stored.account();
        if (account.twoStep() && stored.factors() == 0 && recoveries.reset(account.name()).isPresent()) {
            throw new AccountException(Reason.SECOND_STEP_FIRST, "Account " + account.name()
                    + " was recovered and has no second step yet (expected: an authenticator app or a passkey)");
        }
    }

    /// Refuses where the account has as many live ones as it may have, `more` that are promised among them.
    void requireRoom(StoredAccount account, Instant at, int more) {
        long live = account.appPasswords().stream().filter(stored -> !isExpired(stored.appPassword(), at)).count()
                + more;
        if (live >= rules.maxAppPasswords()) {
            throw new AccountException(Reason.TOO_MANY_APP_PASSWORDS,
                    "Account " + account.account().name() + " has " + live
                            + " app passwords (expected: fewer than " + rules.maxAppPasswords()
                            + "); revoke one first");
        }
    }

    /// What adds it; those that have expired go.
    Plan adding(StoredAccount account, AppPasswordDraft draft, Instant at, long version) {
        requireSecondStep(account);
        requireRoom(account, at, 0);
        StoredAppPassword added = draft.seal(at, account.salts(), sealer);
        AppPassword appPassword = added.appPassword();
        Plan expiring = expiring(account, at, version);
        List<AccountWrite> writes = new ArrayList<>(expiring.writes());
        writes.add(new AccountWrite.AddAppPassword(added));
        List<AuthEvent.Change> events = new ArrayList<>();
        events.add(new AuthEvent.AppPasswordCreated(appPassword.account(), appPassword.created(), version,
                appPassword.id(), appPassword.label(), appPassword.scopes()));
        events.addAll(expiring.events());
        return new Plan(writes, events);
    }

    private static boolean isExpired(AppPassword appPassword, Instant at) {
        return appPassword.expires().filter(expires -> !expires.isAfter(at)).isPresent();
    }

    /// Comes once an app password is made, which may expire.
    void heard(AuthEvent event) {
        if (event instanceof AuthEvent.AppPasswordCreated created) {
            nextExpiry.atLatest(created.at());
        }
    }

    /// Deletes the app passwords whose time is over, and says so, whereupon what they opened ends. To be called once a second; it reads
    /// the database only when one may have expired.
    public void endExpired() {
        Instant now = changes.now();
        if (nextExpiry.isDue(now)) {
            nextExpiry.looking(now);
            try {
                endExpired(now);
                accounts.firstExpiry().ifPresent(nextExpiry::atLatest);
            } catch (StoreException notLooked) {
                nextExpiry.atLatest(now);
                throw notLooked;
            }
        }
    }

    private void endExpired(Instant now) {
        for (AccountName name : accounts.withExpired(now, BATCH)) {
            try {
                changes.change(name, AppPasswords::expiring);
            } catch (AccountException overtaken) {
                LOG.debug("the expired app passwords of {} stay until the next look: {}", name,
                        overtaken.getMessage());
            }
        }
    }

    /// Forgets those that ended long ago. To be called once a minute.
    public void forgetEnded() {
        accounts.dropEnded(changes.now().minus(EndedAppPasswords.KEPT));
    }

    private static Plan expiring(StoredAccount account, Instant at, long version) {
        return removing(account, appPassword -> isExpired(appPassword, at),
                id -> new AuthEvent.AppPasswordExpired(account.account().name(), at, version, id));
    }

    /// The account's app passwords in the order they were made.
    public List<AppPassword> list(AccountName name) {
        return changes.load(name).appPasswords().stream().map(StoredAppPassword::appPassword).toList();
    }

    /// Whether any account has an app password for a phone that knows MD5 only. Blocks.
    public boolean anyOlderPhone() {
        return accounts.anyOlderPhone(changes.now());
    }

    /// Gives one another label; false where the account has none with that id.
    ///
    /// @throws AccountException with `BAD_VALUE` where the label is out of bounds
    public boolean rename(AccountName name, AppPasswordId id, String label) {
        try {
            NewAppPassword.checkLabel(label);
        } catch (IllegalArgumentException outOfBounds) {
            throw new AccountException(Reason.BAD_VALUE, String.valueOf(outOfBounds.getMessage()));
        }
        return !changes.change(name, (account, at, version) -> account.appPasswords().stream()
                .anyMatch(stored -> stored.appPassword().id().equals(id))
                        ? Plan.of(new AuthEvent.AppPasswordRenamed(name, at, version, id, label),
                                new AccountWrite.RenameAppPassword(id, label))
                        : Plan.NOTHING)
                .events().isEmpty();
    }

    /// Revokes one, and every set-up link; false where the account has neither an app password nor a link with that id.
    public boolean revoke(AccountName name, AppPasswordId id) {
        return !revoke(name, id::equals).events().isEmpty();
    }

    /// Revokes all with every set-up link, and says how many app passwords there were.
    public int revokeAll(AccountName name) {
        return (int) revoke(name, _ -> true).events().stream().filter(AuthEvent.AppPasswordRevoked.class::isInstance)
                .count();
    }

    /// Links go along with any that is revoked; where only links are meant, that is a change too.
    private Plan revoke(AccountName name, Predicate<AppPasswordId> which) {
        return changes.change(name, (account, at, version) -> {
            Plan revoking = revoking(account, appPassword -> which.test(appPassword.id()), at, version);
            boolean linksAlone = revoking.writes().isEmpty()
                    && links.links(name, at).stream().anyMatch(link -> which.test(link.id()));
            return linksAlone
                    ? Plan.of(new SetUpLinkChange.SetUpLinksEnded(name, at, version),
                            new AccountWrite.DropSetUpLinks())
                    : revoking;
        });
    }

    /// What revokes all of an account's.
    static Plan revokingAll(StoredAccount account, Instant at, long version) {
        return revoking(account, _ -> true, at, version);
    }

    private static Plan revoking(StoredAccount account, Predicate<AppPassword> which, Instant at, long version) {
        return removing(account, which,
                id -> new AuthEvent.AppPasswordRevoked(account.account().name(), at, version, id));
    }

    private static Plan removing(StoredAccount account, Predicate<AppPassword> which,
            Function<AppPasswordId, AuthEvent.Change> event) {
        List<AppPasswordId> ids = account.appPasswords().stream().map(StoredAppPassword::appPassword).filter(which)
                .map(AppPassword::id).toList();
        return new Plan(ids.stream().<AccountWrite>map(AccountWrite.RemoveAppPassword::new).toList(),
                ids.stream().map(event).toList());
    }
}
