package io.portcullis.gateway.route;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import io.portcullis.auth.account.AccountName;
import io.portcullis.auth.event.AuthEvent;
import io.portcullis.auth.event.Ends;
import java.time.Duration;
import java.util.ArrayList;
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
                .build();
    }

    /// Adds an endpoint; what it [replaces][Endpoint#replaces] is ended.
    ///
    /// @return false when its login has been revoked meanwhile: it was ended, not added
    public boolean bind(Endpoint endpoint) {
        List<Endpoint> replaced = new ArrayList<>(1);
        boolean[] refused = new boolean[1];
        lanes.compute(endpoint.account().value(), (name, before) -> {
            if (revoked(name, endpoint)) {
                refused[0] = true;
                return before;
            }
            return with(before == null ? List.of() : before, endpoint, replaced);
        });
        replaced.forEach(former -> former.end(EndReason.REPLACED));
        if (refused[0]) {
            endpoint.end(EndReason.REVOKED);
        }
        return !refused[0];
    }

    private boolean revoked(String name, Endpoint endpoint) {
        List<Ended> lately = ended.getIfPresent(name);
        return lately != null && lately.stream()
                .anyMatch(event -> event.authVersion() > endpoint.authVersion() && endpoint.endedBy(event.ends()));
    }

    private List<Lane> with(List<Lane> before, Endpoint endpoint, List<Endpoint> replaced) {
        List<Lane> after = new ArrayList<>(before.size() + 1);
        for (Lane lane : before) {
            if (endpoint.replaces(lane.endpoint())) {
                replaced.add(lane.endpoint());
            } else {
                after.add(lane);
            }
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
