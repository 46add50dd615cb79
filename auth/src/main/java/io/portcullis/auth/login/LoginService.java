package io.portcullis.auth.login;

import com.github.benmanes.caffeine.cache.Ticker;
import com.github.benmanes.caffeine.cache.stats.CacheStats;
import io.portcullis.auth.account.AccountName;
import io.portcullis.auth.decision.RefusalReason;
import io.portcullis.auth.event.AuthEvent;
import io.portcullis.auth.event.AuthEvents;
import io.portcullis.auth.rollout.RolloutPolicy;
import io.portcullis.auth.secret.FirstSalts;
import java.net.InetAddress;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/// The way in: names a ticket, checks a proof against it, has it decided, and records what came of it. Safe for use by
/// several threads.
public final class LoginService {
    private final Parts parts;
    private final FirstSalts salts;
    private final SnapshotCache cache;
    private final Throttle throttle;
    private final Usages usages;
    private final PrimaryUses primaryUses;
    private final Judge judge;

    /// What a login service is built from.
    ///
    /// @param events subscribed to by the service: changes drop what it has cached
    public record Parts(LoginStores stores, FirstSalts salts, RolloutPolicy rollout, AuthEvents events,
            LoginObserver observer, Clock clock) {}

    public LoginService(Parts parts, LoginSettings settings) {
        this(parts, settings, Ticker.systemTicker());
    }

    LoginService(Parts parts, LoginSettings settings, Ticker ticker) {
        this.parts = parts;
        this.salts = parts.salts();
        this.cache = new SnapshotCache(parts.stores().snapshots(), salts, settings, ticker);
        this.throttle = new Throttle(settings.throttle(), ticker);
        this.usages = new Usages(parts.stores().usages());
        this.primaryUses = new PrimaryUses(parts.stores().primaryUses());
        this.judge = new Judge(parts, settings, new Judge.Memory(throttle, usages, primaryUses));
        parts.events().subscribe(this::heard);
    }

    private void heard(AuthEvent event) {
        if (event instanceof AuthEvent.Change || event instanceof AuthEvent.FastTokensChanged) {
            cache.changed(event.account());
        }
    }

    /// A ticket for a client that asks for its salts, where one can be had without waiting. Never blocks. While all salts follow
    /// from the names, nothing is looked up: whether somebody has the name, and uses it now, changes neither the answer nor its time.
    public Optional<LoginTicket> first(String rawUserName) {
        return cache.saltsFollow()
                ? Optional.of(AccountName.parse(rawUserName).<LoginTicket>map(name -> new Ticket(name.value(),
                        Optional.of(new Ticket.Known(name, Optional.empty())), salts.of(name)))
                        .orElseGet(() -> nobodys(rawUserName)))
                : cached(rawUserName);
    }

    /// A ticket, where one can be had without waiting. Never blocks.
    public Optional<LoginTicket> cached(String rawUserName) {
        Optional<AccountName> name = AccountName.parse(rawUserName);
        if (name.isEmpty()) {
            return Optional.of(nobodys(rawUserName));
        }
        AccountName key = name.orElseThrow();
        long generation = cache.generation(key);
        return cache.find(key).map(account -> ticket(key, new SnapshotCache.Read(account, generation)));
    }

    /// A ticket. May wait for the store: call off the loops. Throws what the store throws where it cannot be read.
    public LoginTicket load(String rawUserName) {
        return cached(rawUserName).orElseGet(() -> AccountName.parse(rawUserName)
                .map(name -> ticket(name, cache.read(name))).orElseGet(() -> nobodys(rawUserName)));
    }

    /// The same for a client whose proof is there already: a refusal's time counts from here.
    public LoginTicket loadForProof(String rawUserName) {
        Instant proven = parts.clock().instant();
        Ticket loaded = own(load(rawUserName));
        return new Ticket(loaded.text(), loaded.known(), loaded.salts(), Optional.of(proven));
    }

    private LoginTicket ticket(AccountName name, SnapshotCache.Read read) {
        return new Ticket(name.value(), Optional.of(new Ticket.Known(name, Optional.of(read))), read.account().salts());
    }

    private LoginTicket nobodys(String rawUserName) {
        return new Ticket(rawUserName, Optional.empty(), salts.ofUnknown(rawUserName));
    }

    /// Whether a ticket can be decided on: what it rests on may have been changed since, or be too old, between the two halves
    /// of a login. Never blocks.
    public boolean holds(LoginTicket ticket) {
        return current(own(ticket)).isPresent();
    }

    /// The ticket while it holds, else one for the same client on what is stored now, with the salts that were told. May wait for
    /// the store: call off the loops. Throws what the store throws where it cannot be read. A refusal's time counts from here, so that
    /// it does not tell how much there was to read.
    public LoginTicket renew(LoginTicket ticket) {
        Ticket own = own(ticket);
        return own.known().filter(known -> !holds(own)).<LoginTicket>map(known -> {
            Instant proven = parts.clock().instant();
            SnapshotCache.Read read = cache.read(known.name());
            return new Ticket(own.text(), Optional.of(new Ticket.Known(known.name(), Optional.of(read))), own.salts(),
                    Optional.of(proven));
        }).orElse(own);
    }

    private static Ticket own(LoginTicket ticket) {
        if (!(ticket instanceof Ticket own)) {
            throw new IllegalArgumentException("ticket: of another service (expected: one that this service made)");
        }
        return own;
    }

    /// Checks and decides; refuses where the ticket does not hold. Never blocks; SCRAM, digest and tokens cost microseconds,
    /// [Proof.Plain] some 2.5 ms: call off the loops.
    ///
    /// @param ticket one that this service made
    public LoginOutcome finish(LoginTicket ticket, LoginAttempt attempt) {
        Ticket own = own(ticket);
        return judge.judge(own, current(own), attempt);
    }

    /// Refuses a login that was let in by a token: the token turns out to have been used up. Never blocks.
    ///
    /// @param ticket one that this service made
    public LoginOutcome.Refused replayed(LoginTicket ticket, LoginAttempt attempt) {
        Ticket own = own(ticket);
        return judge.refuse(own, current(own), attempt, RefusalReason.REPLAYED);
    }

    /// What is now known of the ticket's name: the cache's word, or the ticket's own while it holds; empty where neither can be
    /// decided on.
    private Optional<CachedAccount> current(Ticket ticket) {
        if (ticket.known().isEmpty()) {
            return Optional.of(new CachedAccount(Optional.empty(), ticket.salts(), 0));
        }
        Ticket.Known known = ticket.known().orElseThrow();
        return cache.find(known.name()).or(() -> known.read()
                .filter(read -> cache.stillHolds(known.name(), read.account(), read.generation()))
                .map(SnapshotCache.Read::account));
    }

    /// Whether there is such an account, where that is known without waiting.
    public Optional<Boolean> knownCached(AccountName name) {
        return cache.find(name).map(account -> account.snapshot().isPresent());
    }

    /// Whether there is such an account. May wait for the store.
    public boolean known(AccountName name) {
        return knownCached(name).orElseGet(() -> cache.read(name).account().snapshot().isPresent());
    }

    /// Whether wrong answers keep devices of an account out, somewhere.
    public boolean closed(AccountName account) {
        return throttle.closed(new Guesser.ByAccount(GuessClass.APP_PASSWORD, account.value()),
                parts.clock().instant());
    }

    /// Forgets wrong answers at an account, and takes the network of an address for one it was used from: its owner says so, who
    /// has just shown the second step from there.
    public void lift(AccountName account, InetAddress address) {
        throttle.lift(Guesser.of(GuessClass.APP_PASSWORD, account.value(), address));
    }

    /// How cache and throttle stand.
    public LoginStats stats() {
        CacheStats stats = cache.stats();
        return new LoginStats(stats.hitCount(), stats.missCount(), stats.evictionCount(), cache.snapshots(),
                cache.bytes(), cache.unknownNames(), throttle.rows());
    }

    /// Writes down what was used since the last call. To be called once a minute, and before closing. Blocks.
    public void flushUsage() {
        usages.flush();
        primaryUses.flush();
    }
}
