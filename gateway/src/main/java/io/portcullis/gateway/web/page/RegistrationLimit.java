package io.portcullis.gateway.web.page;

import com.github.benmanes.caffeine.cache.Ticker;
import io.portcullis.auth.apppassword.Cidr;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/// How many accounts were made in the last 24 hours, by network and in all. One is counted before it is made, so that however
/// many come side by side, no more are made. Holds as many rows as may be made in all. Any thread.
final class RegistrationLimit {
    private static final long DAY = Duration.ofDays(1).toNanos();

    private final RegistrationRules rules;
    private final Ticker ticker;
    private final Deque<Place> taken = new ArrayDeque<>();

    /// One account's place; to be given back where it was not made.
    static final class Place {
        private final Cidr network;
        private final long at;

        private Place(Cidr network, long at) {
            this.network = network;
            this.at = at;
        }
    }

    RegistrationLimit(RegistrationRules rules, Ticker ticker) {
        this.rules = rules;
        this.ticker = ticker;
    }

    /// Empty where as many were made as may be.
    synchronized Optional<Place> take(InetAddress from) {
        long now = ticker.read();
        taken.removeIf(place -> now - place.at >= DAY);
        Cidr network = Cidr.around(from, from.getAddress().length == 4 ? 24 : 48);
        long near = taken.stream().filter(place -> place.network.equals(network)).count();
        if (taken.size() >= rules.inAll() || near >= rules.perNetwork()) {
            return Optional.empty();
        }
        Place place = new Place(network, now);
        taken.add(place);
        return Optional.of(place);
    }

    synchronized void giveBack(Place place) {
        taken.remove(place);
    }
}
