package io.portcullis.auth.service;

import io.portcullis.auth.account.Account;
import io.portcullis.auth.account.AccountName;
import io.portcullis.auth.event.AddressChange;
import io.portcullis.auth.event.AuthEvent;
import io.portcullis.auth.event.AuthEvents;
import io.portcullis.auth.event.InvitationChange;
import io.portcullis.auth.event.RecoveryChange;
import io.portcullis.auth.event.RolloutChange;
import io.portcullis.auth.event.SecondStepChange;
import io.portcullis.auth.event.SetUpLinkChange;
import io.portcullis.auth.service.AccountException.Reason;
import io.portcullis.auth.store.AccountChange;
import io.portcullis.auth.store.AccountStore;
import io.portcullis.auth.store.AccountWrite;
import io.portcullis.auth.store.AuditEntry;
import io.portcullis.auth.store.NewAccount;
import io.portcullis.auth.store.StoredAccount;
import io.portcullis.auth.store.StoredPrimary;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Lock;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// The one way a change is made: look, decide, commit with its audit rows, then tell. Decides again on what is there
/// when somebody else was faster.
final class AccountChanges {
    private static final int ATTEMPTS = 50;

    private final AccountStore store;
    private final AuthEvents events;
    private final Clock clock;
    private final Lock sealing;
    private final Notices notices;
    private final EndedAppPasswords ended;

    /// `sealing` is held from before something is sealed until it is committed.
    AccountChanges(AccountStore store, AuthEvents events, Clock clock, Lock sealing, Notices notices,
            EndedAppPasswords ended) {
        this.notices = notices;
        this.ended = ended;
        this.store = store;
        this.events = events;
        this.clock = clock;
        this.sealing = sealing;
    }

    /// What is to be done to an account as it stands; nothing at all where there are no writes.
    record Plan(List<AccountWrite> writes, List<AuthEvent.Change> events) {
        static final Plan NOTHING = new Plan(List.of(), List.of());

        static Plan of(AuthEvent.Change event, AccountWrite... writes) {
            return new Plan(List.of(writes), List.of(event));
        }

        /// This, and that too.
        Plan and(Plan other) {
            return new Plan(Stream.concat(writes.stream(), other.writes.stream()).toList(),
                    Stream.concat(events.stream(), other.events.stream()).toList());
        }
    }

    /// Decides what to do; may be asked several times.
    @FunctionalInterface
    interface Decision {
        /// `at` and `version` are the instant and the version of the change to come.
        Plan plan(StoredAccount account, Instant at, long version);
    }

    /// Makes the change, and gives back what was done.
    ///
    /// @throws AccountException where there is no such account, or what the decision throws
    Plan change(AccountName name, Decision decision) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Optional<Plan> done = attempt(name, decision);
            if (done.isPresent()) {
                done.get().events().forEach(events::publish);
                return done.get();
            }
        }
        throw new AccountException(Reason.BUSY, "Account " + name + " is being changed by others; try again");
    }

    private Optional<Plan> attempt(AccountName name, Decision decision) {
        sealing.lock();
        try {
            StoredAccount account = load(name);
            long version = account.account().authVersion();
            Instant at = now();
            Plan plan = decision.plan(account, at, version + 1);
            List<AuditEntry> audit = plan.events().stream().map(AuditEntries::of).toList();
            boolean applied = plan.writes().isEmpty()
                    || store.apply(new AccountChange(name, version, withWhatFollows(account, plan, at), audit));
            return applied ? Optional.of(plan) : Optional.empty();
        } finally {
            sealing.unlock();
        }
    }

    /// Who reports a change by mail puts the mail down with the change: neither is there without the other. Set-up links end with
    /// what ends them. App passwords that end are recognised afterwards.
    private List<AccountWrite> withWhatFollows(StoredAccount account, Plan plan, Instant at) {
        List<AccountWrite> writes = new ArrayList<>(notices.mails(account, plan.events()));
        if (plan.events().stream().anyMatch(AccountChanges::endsSetUpLinks)) {
            writes.add(new AccountWrite.DropSetUpLinks());
        }
        writes.addAll(plan.writes());
        writes.addAll(ended.following(account, plan.writes(), at));
        return writes;
    }

    /// Whether what a set-up link was made for may no longer come to be.
    private static boolean endsSetUpLinks(AuthEvent.Change event) {
        return switch (event) {
            case AuthEvent.AccountSuspended _,AuthEvent.AccountRemoved _,AuthEvent.PasswordChanged _,AuthEvent.TwoStepChanged _,AuthEvent.AppPasswordRevoked _ ->
                true;
            case AuthEvent.AccountCreated _,AuthEvent.AccountResumed _,AuthEvent.AppPasswordCreated _,AuthEvent.AppPasswordRenamed _,AuthEvent.AppPasswordExpired _ ->
                false;
            case RecoveryChange change -> change instanceof RecoveryChange.RecoveryFinished;
            case InvitationChange change -> change instanceof InvitationChange.InvitationAccepted;
            case SecondStepChange change -> change instanceof SecondStepChange.RecoveryKeyUsed;
            case RolloutChange _,AddressChange _,SetUpLinkChange _ -> false;
        };
    }

    /// Does something that seals and commits what it sealed, while no key is let go.
    <T> T sealing(Supplier<T> work) {
        sealing.lock();
        try {
            return work.get();
        } finally {
            sealing.unlock();
        }
    }

    /// Makes accounts, all or none.
    ///
    /// @throws AccountException where a name is taken
    List<Account> create(Function<Instant, List<NewAccount>> drafts) {
        List<Account> created = commit(drafts);
        for (Account account : created) {
            events.publish(new AuthEvent.AccountCreated(account.name(), account.created(), account.authVersion()));
        }
        return created;
    }

    private List<Account> commit(Function<Instant, List<NewAccount>> drafts) {
        sealing.lock();
        try {
            List<NewAccount> accounts = drafts.apply(now());
            return store.create(accounts).orElseThrow(() -> new AccountException(Reason.NAME_TAKEN, taken(accounts)));
        } finally {
            sealing.unlock();
        }
    }

    private static String taken(List<NewAccount> accounts) {
        String first = accounts.getFirst().name().value();
        return accounts.size() == 1
                ? "There is an account named " + first + " already"
                : "There is an account with one of the names from " + first + " to " + accounts.getLast().name()
                        + " already";
    }

    /// Looks at an account while no key is let go: what it was sealed with can be opened.
    <T> T look(AccountName name, Function<Optional<StoredAccount>, T> look) {
        sealing.lock();
        try {
            return look.apply(store.load(name));
        } finally {
            sealing.unlock();
        }
    }

    /// The same for an account's primary password alone.
    <T> T lookAtPrimary(AccountName name, Function<Optional<StoredPrimary>, T> look) {
        return sealing(() -> look.apply(store.primary(name)));
    }

    /// The account as it is now.
    ///
    /// @throws AccountException where there is none
    StoredAccount load(AccountName name) {
        return store.load(name)
                .orElseThrow(() -> new AccountException(Reason.UNKNOWN_ACCOUNT, "No account is named " + name));
    }

    /// The current instant, as exact as it is stored.
    Instant now() {
        return storable(clock.instant());
    }

    /// As exact as it is stored.
    static Instant storable(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MILLIS);
    }
}
