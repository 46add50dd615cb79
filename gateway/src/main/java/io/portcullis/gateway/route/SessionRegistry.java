package io.portcullis.gateway.route;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import io.portcullis.auth.account.AccountName;
import io.portcullis.auth.event.AuthEvent;
import io.portcullis.auth.event.Ends;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Which endpoints each account has. Safe for all threads.
public final class SessionRegistry {
    /// Longer than any sign-in takes, from the accepted login to [#bind].
    private static final Duration REMEMBERED = Duration.ofMinutes(10);
    private static final int REMEMBERED_ACCOUNTS = 100_000;

    /// Account name to its endpoints, in the order they were bound; the lists are immutable.
    private final ConcurrentMap<String, List<Lane>> lanes = new ConcurrentHashMap<>();
    /// What lately ended access, for logins that were accepted before and bind after.
    private final Cache<String, List<Ended>> ended;
    private final AtomicInteger count = new AtomicInteger();

    private record Ended(Ends ends, long authVersion) {}

    public SessionRegistry() {
        this(Ticker.systemTicker());
    }

    SessionRegistry(Ticker ticker) {
        ended = Caffeine.newBuilder().expireAfterWrite(REMEMBERED).maximumSize(REMEMBERED_ACCOUNTS).ticker(ticker)
                .executor(Runnable::run).build();
    }

    /// What came of a binding.
    public enum Bound {
        DONE,
        /// Its login has been revoked meanwhile: it was ended, not added.
        REVOKED,
        /// The account has as many sessions as it may, and each of them has a connection: it was not added.
        FULL
    }

    /// Adds an endpoint; what it [replaces][Endpoint#replaces] is ended.
    ///
    /// @return false when its login has been revoked meanwhile: it was ended, not added
    public boolean bind(Endpoint endpoint) {
        return bind(endpoint, Integer.MAX_VALUE) == Bound.DONE;
    }

    /// Adds an endpoint; what it [replaces][Endpoint#replaces] is ended. Where the account has as many sessions as it may, the
    /// one that has waited longest for its resumption gives way.
    ///
    /// @param most sessions of the account, those that wait for their resumption among them
    public Bound bind(Endpoint endpoint, int most) {
        List<Endpoint> replaced = new ArrayList<>(1);
        Bound[] result = {Bound.DONE};
        lanes.compute(endpoint.account().value(), (name, before) -> {
            List<Lane> others = before == null ? List.of() : before;
            if (revoked(name, endpoint)) {
                result[0] = Bound.REVOKED;
            } else if (endpoint.isSession() && isFull(others, endpoint, most)) {
                result[0] = Bound.FULL;
            } else {
                return with(others, endpoint, most, replaced);
            }
            return before;
        });
        replaced.forEach(former -> former.end(EndReason.REPLACED));
        if (result[0] == Bound.REVOKED) {
            endpoint.end(EndReason.REVOKED);
        }
        return result[0];
    }

    /// Whether nothing of what is there gives way to one more.
    private static boolean isFull(List<Lane> before, Endpoint endpoint, int most) {
        List<Endpoint> sessions = before.stream().map(Lane::endpoint).filter(Endpoint::isSession).toList();
        return sessions.size() >= most
                && sessions.stream().noneMatch(other -> endpoint.replaces(other) || other.detachedAt().isPresent());
    }

    private boolean revoked(String name, Endpoint endpoint) {
        List<Ended> lately = ended.getIfPresent(name);
        return lately != null && lately.stream()
                .anyMatch(event -> event.authVersion() > endpoint.authVersion() && endpoint.endedBy(event.ends()));
    }

    private List<Lane> with(List<Lane> before, Endpoint endpoint, int most, List<Endpoint> replaced) {
        List<Lane> after = new ArrayList<>(before.size() + 1);
        for (Lane lane : before) {
            if (endpoint.replaces(lane.endpoint())) {
                replaced.add(lane.endpoint());
            } else {
                after.add(lane);
            }
        }
        if (endpoint.isSession() && after.stream().filter(lane -> lane.endpoint().isSession()).count() >= most) {
            after.stream().filter(lane -> lane.endpoint().detachedAt().isPresent())
                    .min(Comparator.comparing(lane -> lane.endpoint().detachedAt().orElse(Instant.MAX)))
                    .ifPresent(oldest -> {
                        after.remove(oldest);
                        replaced.add(oldest.endpoint());
                    });
        }
        after.add(new Lane(endpoint));
        count.addAndGet(after.size() - before.size());
        return List.copyOf(after);
    }

    /// Takes an endpoint out, if it is still the one with its resource. A session that is gone for good calls
    /// [Router#gone] instead.
    public void unbind(Endpoint endpoint) {
        remove(endpoint);
    }

    /// The lane of the endpoint, now out; null when it was not bound.
    @Nullable
    Lane remove(Endpoint endpoint) {
        List<Lane> removed = new ArrayList<>(1);
        lanes.computeIfPresent(endpoint.account().value(),
                (name, before) -> without(before, lane -> lane.isOf(endpoint), removed));
        return removed.isEmpty() ? null : removed.getFirst();
    }

    private @Nullable List<Lane> without(List<Lane> before, Predicate<Lane> which, List<Lane> removed) {
        List<Lane> after = new ArrayList<>(before.size());
        for (Lane lane : before) {
            (which.test(lane) ? removed : after).add(lane);
        }
        count.addAndGet(after.size() - before.size());
        return after.isEmpty() ? null : List.copyOf(after);
    }

    /// The account's endpoints, in the order they were bound; empty for none.
    public List<Endpoint> of(AccountName account) {
        return lanes(account.value()).stream().map(Lane::endpoint).toList();
    }

    List<Lane> lanes(String account) {
        return lanes.getOrDefault(account, List.of());
    }

    public Optional<Endpoint> find(AccountName account, String resource) {
        return Optional.ofNullable(find(lanes(account.value()), resource)).map(Lane::endpoint);
    }

    static @Nullable Lane find(List<Lane> lanes, String resource) {
        for (Lane lane : lanes) {
            if (lane.endpoint().resource().equals(resource)) {
                return lane;
            }
        }
        return null;
    }

    @Nullable
    Lane find(Endpoint endpoint) {
        for (Lane lane : lanes(endpoint.account().value())) {
            if (lane.isOf(endpoint)) {
                return lane;
            }
        }
        return null;
    }

    /// Ends and takes out what the event ends. An endpoint that binds later with a login older than the event is
    /// refused.
    public void apply(AuthEvent event) {
        Optional<Ends> ends = event.ends();
        if (ends.isPresent() && event instanceof AuthEvent.Change change) {
            List<Lane> out = new ArrayList<>();
            lanes.compute(event.account().value(), (name, before) -> {
                remember(name, new Ended(ends.get(), change.authVersion()));
                return before == null
                        ? null
                        : without(before, lane -> lane.endpoint().endedBy(ends.get()), out);
            });
            out.forEach(lane -> lane.endpoint().end(EndReason.REVOKED));
        }
    }

    private void remember(String name, Ended event) {
        List<Ended> lately = new ArrayList<>(ended.get(name, unknown -> List.of()));
        lately.removeIf(before -> before.ends().equals(event.ends()));
        lately.add(event);
        ended.put(name, List.copyOf(lately));
    }

    /// Tells all endpoints to end; they stay bound until they unbind.
    public void endAll(EndReason reason) {
        lanes.values().forEach(list -> list.forEach(lane -> lane.endpoint().end(reason)));
    }

    /// Endpoints bound now, for metrics.
    public int count() {
        return count.get();
    }
}
