package io.portcullis.auth.login;

import com.github.benmanes.caffeine.cache.Ticker;
import java.net.InetAddress;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// The limit on what is guessed one answer at a time: an answer is counted before it is looked at, so that however many
/// come side by side, from whatever sessions, no more are looked at than one after the other would be. A right answer ends
/// the count. Counts are this process's own and begin anew with it. Safe for use by several threads.
public final class GuessLimit {
    /// One a class: a flood of names at the one evicts no counts of another.
    private final Map<GuessClass, Throttle> throttles = new EnumMap<>(GuessClass.class);
    private final Clock clock;

    public GuessLimit(ThrottleSettings settings, Clock clock) {
        this(settings, clock, Ticker.systemTicker());
    }

    GuessLimit(ThrottleSettings settings, Clock clock, Ticker ticker) {
        for (GuessClass guessClass : GuessClass.values()) {
            throttles.put(guessClass, new Throttle(settings, ticker));
        }
        this.clock = clock;
    }

    /// Whether an answer may be looked at.
    public sealed interface Turn {
        /// It may, and is counted; to be ended by one call of the limit.
        final class Granted implements Turn {
            private final Guesser guesser;
            private final boolean known;

            Granted(Guesser guesser, boolean known) {
                this.guesser = guesser;
                this.known = known;
            }
        }

        /// It may not, and is not counted.
        ///
        /// @param until when one may be looked at again
        record Wait(Instant until) implements Turn {}
    }

    /// Asks to look at an answer.
    ///
    /// @param name the account's, or the text that is no account's
    public Turn begin(GuessClass guessClass, String name, InetAddress address) {
        Guesser guesser = Guesser.of(guessClass, name, address);
        Throttle throttle = throttle(guesser);
        boolean known = throttle.succeeded(guesser);
        return throttle.take(guesser, known, clock.instant()).<Turn>map(Turn.Wait::new)
                .orElseGet(() -> new Turn.Granted(guesser, known));
    }

    private Throttle throttle(Guesser guesser) {
        return Objects.requireNonNull(throttles.get(guesser.guessClass()));
    }

    /// Until when even a right answer is refused: others from the same network were wrong since the turn began. A network's
    /// answers are counted only when they are wrong, for many people may sign in from one at a time.
    public Optional<Instant> shut(Turn.Granted turn) {
        return throttle(turn.guesser).shutNetwork(turn.guesser, turn.known, clock.instant());
    }

    /// The answer was right.
    public void right(Turn.Granted turn) {
        throttle(turn.guesser).right(turn.guesser);
    }

    /// The answer was wrong.
    public void wrong(Turn.Granted turn) {
        throttle(turn.guesser).wrongOnceTaken(turn.guesser, clock.instant());
    }

    /// The answer was not looked at after all.
    public void unseen(Turn.Granted turn) {
        throttle(turn.guesser).giveBack(turn.guesser);
    }
}
