package io.portcullis.gateway.xmpp.roster;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.portcullis.auth.account.AccountName;
import io.portcullis.gateway.store.Completion;
import io.portcullis.gateway.store.Journal;
import io.portcullis.gateway.store.Outcome;
import io.portcullis.gateway.store.Statements;
import io.portcullis.gateway.store.Write;
import io.portcullis.gateway.store.WriteResult;
import io.portcullis.protocol.xmpp.Jid;
import io.portcullis.protocol.xmpp.Presence;
import io.portcullis.protocol.xmpp.StanzaError;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// The rosters of all accounts: read through a small cache, changed by the journal. Nothing blocks; callbacks run after the commit,
/// on the journal's thread or at once.
public final class Rosters {
    private final Journal journal;
    private final Settings settings;
    private final InstantSource clock;
    private final Cache<AccountName, Roster> cache;

    /// Bounds, and the domain whose accounts have rosters here.
    ///
    /// @param domain ours
    /// @param maxContacts the most contacts of an account
    /// @param cached how many rosters are kept in memory
    public record Settings(String domain, int maxContacts, long cached) {}

    public Rosters(Journal journal, Settings settings, InstantSource clock) {
        this.journal = journal;
        this.settings = settings;
        this.clock = clock;
        this.cache = Caffeine.newBuilder().maximumSize(settings.cached()).executor(Runnable::run).build();
    }

    /// An account's roster if it is in memory.
    public Optional<Roster> cached(AccountName owner) {
        return Optional.ofNullable(cache.getIfPresent(owner));
    }

    /// Reads an account's roster.
    ///
    /// @param done told once; empty when it cannot be read now
    public void read(AccountName owner, Consumer<Optional<Roster>> done) {
        Roster known = cache.getIfPresent(owner);
        if (known != null) {
            done.accept(Optional.of(known));
        } else {
            journal.query(statements -> read(statements, owner), outcome -> answer(owner, outcome, done));
        }
    }

    /// Finds out whether the owner has put `contact` into its roster, or agreed to one of the subscriptions. Reads one row.
    ///
    /// @param done told once; empty when it cannot be read now
    public void isListed(AccountName owner, Jid contact, Consumer<Optional<Boolean>> done) {
        Roster known = cache.getIfPresent(owner);
        if (known != null) {
            done.accept(Optional.of(known.find(contact).filter(RosterItem::listed).isPresent()));
            return;
        }
        journal.query(statements -> new SqlRosterRows(statements, clock).find(owner, contact).listed(),
                outcome -> done.accept(outcome instanceof Outcome.Answer<Boolean>(Boolean listed)
                        ? Optional.of(listed)
                        : Optional.empty()));
    }

    /// Makes a change that a client asked for by a roster set.
    ///
    /// @param contactExists whether the contact, if of our domain, is an account
    public void change(AccountName owner, RosterChange change, boolean contactExists, Consumer<RosterResult> done) {
        submit(contactExists, edit -> switch (change) {
            case RosterChange.Put put -> edit.put(owner, put);
            case RosterChange.Remove(Jid contact) -> edit.remove(owner, contact);
        }, done);
    }

    /// The owner sends a subscription stanza, from its bare to the contact's bare address.
    ///
    /// @param contactExists whether the contact, if of our domain, is an account
    public void send(AccountName owner, SubscriptionAction action, Presence stanza, boolean contactExists,
            Consumer<RosterResult> done) {
        submit(contactExists, edit -> edit.send(owner, action, stanza), done);
    }

    /// An account of ours gets a subscription stanza from a contact of another server.
    public void receive(AccountName account, SubscriptionAction action, Presence stanza, Consumer<RosterResult> done) {
        submit(false, edit -> edit.receive(account, action, stanza), done);
    }

    /// The account is gone: its contacts lose the subscriptions with it, and whoever gets its name next finds nothing.
    ///
    /// @param done told once, with what its contacts' clients are to hear
    public void forget(AccountName account, Consumer<RosterResult> done) {
        submit(true, edit -> edit.forget(account), done);
    }

    @FunctionalInterface
    private interface Change {
        RosterResult apply(RosterEdit<SQLException> edit) throws SQLException;
    }

    private void submit(boolean contactExists, Change change, Consumer<RosterResult> done) {
        Pending pending = new Pending(new OwnDomain(settings.domain(), contactExists), change, done);
        journal.submit(pending, pending);
    }

    /// A change on its way to the disk; made a second time it forgets the first.
    private final class Pending implements Write, Completion {
        private final OwnDomain locals;
        private final Change change;
        private final Consumer<RosterResult> done;
        private RosterResult result = unavailable();

        Pending(OwnDomain locals, Change change, Consumer<RosterResult> done) {
            this.locals = locals;
            this.change = change;
            this.done = done;
        }

        @Override
        public void apply(Statements statements) throws SQLException {
            result = change.apply(
                    new RosterEdit<>(new SqlRosterRows(statements, clock), locals, settings.maxContacts()));
        }

        @Override
        public void done(WriteResult written) {
            done.accept(written instanceof WriteResult.Committed ? drop(result) : unavailable());
        }
    }

    private RosterResult drop(RosterResult result) {
        if (result instanceof RosterResult.Committed committed) {
            cache.invalidateAll(committed.touched());
        }
        return result;
    }

    private Roster read(Statements statements, AccountName owner) throws SQLException {
        SqlRosterRows rows = new SqlRosterRows(statements, clock);
        long version = rows.version(owner);
        Map<Jid, RosterItem> items = new HashMap<>();
        rows.all(owner).forEach(item -> items.put(item.contact(), item));
        return version == 0 && items.isEmpty() ? Roster.EMPTY : new Roster(version, items);
    }

    /// The caller first: what it sends by this roster goes before what anyone sends who finds it in the cache.
    private void answer(AccountName owner, Outcome<Roster> outcome, Consumer<Optional<Roster>> done) {
        if (outcome instanceof Outcome.Answer<Roster>(Roster roster)) {
            done.accept(Optional.of(roster));
            cache.put(owner, roster);
        } else {
            done.accept(Optional.empty());
        }
    }

    private static RosterResult unavailable() {
        return new RosterResult.Refused(StanzaError.of(StanzaError.Condition.RESOURCE_CONSTRAINT));
    }
}
