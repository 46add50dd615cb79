package io.portcullis.auth.login;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import io.portcullis.auth.apppassword.Cidr;
import java.net.InetAddress;
import java.time.Instant;
import java.util.Optional;

/// Slows down those who show wrong tokens, by their network alone: a token cannot be guessed, so there is nobody to
/// protect by closing the token itself. One that was right from a network is looked at from there whatever its
/// neighbours show. Safe for use by several threads.
public final class TokenThrottle {
    private final ThrottleSettings settings;
    private final Cache<Cidr, Failures> networks;
    private final Cache<Known, Boolean> known;

    private record Known(Cidr network, String id) {}

    public TokenThrottle(ThrottleSettings settings) {
        this(settings, Ticker.systemTicker());
    }

    TokenThrottle(ThrottleSettings settings, Ticker ticker) {
        this.settings = settings;
        this.networks = Caffeine.newBuilder().maximumSize(settings.rows()).expireAfterWrite(settings.forget())
                .ticker(ticker).executor(Runnable::run).build();
        this.known = Caffeine.newBuilder().maximumSize(settings.rows()).executor(Runnable::run).build();
    }

    /// Until when nothing that is shown from there is looked at; empty where it is looked at now.
    ///
    /// @param id the token's, as shown
    public Optional<Instant> shut(String id, InetAddress from, Instant now) {
        Cidr network = Guesser.network(from);
        Failures failures = networks.getIfPresent(network);
        return failures == null || failures.open(settings, now)
                || known.getIfPresent(new Known(network, id)) != null
                        ? Optional.empty()
                        : Optional.of(failures.opens(settings));
    }

    /// What was shown is no token.
    public void wrong(InetAddress from, Instant now) {
        networks.asMap().merge(Guesser.network(from), Failures.NONE.oneMore(now), (before, one) -> before.oneMore(now));
    }

    /// What was shown is a token. It does not end the row: its holder may be the one who guesses.
    public void right(String id, InetAddress from) {
        known.put(new Known(Guesser.network(from), id), true);
    }
}
