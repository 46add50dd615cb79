package io.portcullis.auth.login;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Instant;
import java.util.Optional;

/// Slows wrong answers down: counts them by account, by network, and by both. Only an answer that was looked at counts, and
/// one is only looked at while its gate is not shut, so guesses side by side gain nothing: one that was right but comes
/// after a wait began is refused all the same.
final class Throttle {
    /// What an answer may still achieve.
    enum Gate {
        /// Everything.
        OPEN,
        /// An app password may still open, for it cannot be guessed: so nobody's guesses at an account cut off its devices.
        APP_PASSWORD_ONLY,
        /// Nothing: it is not looked at.
        SHUT
    }

    private final ThrottleSettings settings;
    private final Cache<Guesser.ByAccount, Failures> accounts;
    private final Cache<Guesser.ByNetwork, Failures> networks;
    private final Cache<Guesser, Failures> pairs;
    private final Cache<Guesser, Boolean> succeeded;

    Throttle(ThrottleSettings settings, Ticker ticker) {
        this.settings = settings;
        this.accounts = rows(ticker).expireAfterWrite(settings.forget()).build();
        this.networks = rows(ticker).expireAfterWrite(settings.forget()).build();
        this.pairs = rows(ticker).expireAfterWrite(settings.forget()).build();
        this.succeeded = rows(ticker).build();
    }

    private Caffeine<Object, Object> rows(Ticker ticker) {
        return Caffeine.newBuilder().maximumSize(settings.rows()).ticker(ticker).executor(Runnable::run);
    }

    /// How an answer is received now. Wrong answers elsewhere close an account to what can be guessed, and to nothing else.
    ///
    /// @param known whether the account was used from this network before
    Gate gate(Guesser guesser, boolean known, Instant now) {
        boolean pair = open(pairs, guesser, now);
        if (known) {
            return pair ? Gate.OPEN : Gate.APP_PASSWORD_ONLY;
        }
        if (!pair || !open(networks, guesser.byNetwork(), now)) {
            return Gate.SHUT;
        }
        return open(accounts, guesser.byAccount(), now) ? Gate.OPEN : Gate.APP_PASSWORD_ONLY;
    }

    private <K> boolean open(Cache<K, Failures> rows, K key, Instant now) {
        Failures failures = rows.getIfPresent(key);
        return failures == null || failures.open(settings, now);
    }

    /// Whether an answer from there was right, since the start and as far as is remembered.
    boolean succeeded(Guesser guesser) {
        return succeeded.getIfPresent(guesser) != null;
    }

    /// An answer was wrong. Where the account is closed already, it counts for the network alone: those who guess do not keep it
    /// closed for longer by going on.
    void wrong(Guesser guesser, Instant now) {
        if (open(accounts, guesser.byAccount(), now)) {
            count(accounts, guesser.byAccount(), now);
        }
        count(networks, guesser.byNetwork(), now);
        count(pairs, guesser, now);
    }

    private static <K> void count(Cache<K, Failures> rows, K key, Instant now) {
        rows.asMap().merge(key, Failures.NONE.oneMore(now), (before, one) -> before.oneMore(now));
    }

    /// Counts an answer by account and by both before it is looked at, unless its gate is shut: then says until when.
    synchronized Optional<Instant> take(Guesser guesser, boolean known, Instant now) {
        if (gate(guesser, known, now) != Gate.OPEN) {
            Instant pair = opens(pairs, guesser, now);
            Instant others = later(opens(accounts, guesser.byAccount(), now),
                    opens(networks, guesser.byNetwork(), now));
            return Optional.of(known ? pair : later(pair, others));
        }
        count(accounts, guesser.byAccount(), now);
        count(pairs, guesser, now);
        return Optional.empty();
    }

    /// Until when the network's gate is shut, to those who are not known from there.
    Optional<Instant> shutNetwork(Guesser guesser, boolean known, Instant now) {
        return known || open(networks, guesser.byNetwork(), now)
                ? Optional.empty()
                : Optional.of(opens(networks, guesser.byNetwork(), now));
    }

    /// A taken answer was wrong: it counts for the network too.
    void wrongOnceTaken(Guesser guesser, Instant now) {
        count(networks, guesser.byNetwork(), now);
    }

    /// A taken answer was not looked at.
    void giveBack(Guesser guesser) {
        accounts.asMap().computeIfPresent(guesser.byAccount(), (_, failures) -> failures.oneLess());
        pairs.asMap().computeIfPresent(guesser, (_, failures) -> failures.oneLess());
    }

    private <K> Instant opens(Cache<K, Failures> rows, K key, Instant now) {
        Failures failures = rows.getIfPresent(key);
        return failures == null ? now : later(now, failures.opens(settings));
    }

    private static Instant later(Instant one, Instant other) {
        return one.isBefore(other) ? other : one;
    }

    /// An answer was right: it ends the rows of its account, not that of its network, which somebody with an account of his own
    /// would end at will.
    void right(Guesser guesser) {
        accounts.invalidate(guesser.byAccount());
        pairs.invalidate(guesser);
        succeeded.put(guesser, true);
    }

    /// Forgets every wrong answer at an account of one class, and takes a network for one it was used from.
    void lift(Guesser guesser) {
        accounts.invalidate(guesser.byAccount());
        pairs.asMap().keySet().removeIf(other -> other.byAccount().equals(guesser.byAccount()));
        succeeded.put(guesser, true);
    }

    /// Whether wrong answers close an account, or one network to it, to anything at this time.
    boolean closed(Guesser.ByAccount account, Instant now) {
        return !open(accounts, account, now) || pairs.asMap().entrySet().stream().anyMatch(
                row -> row.getKey().byAccount().equals(account) && !row.getValue().open(settings, now));
    }

    long rows() {
        return accounts.estimatedSize() + networks.estimatedSize() + pairs.estimatedSize();
    }
}
