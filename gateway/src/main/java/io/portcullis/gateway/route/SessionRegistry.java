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
import org.jspecify.annotations.Nullable;

/// Which endpoints each account has. Safe for all threads.
public final class SessionRegistry {
    /// Longer than any sign-in takes, from the accepted login to [#bind].
    private static final Duration REMEMBERED = Duration.ofMinutes(10);
    private static final int REMEMBERED_ACCOUNTS = 100_000;

    /// Account name to its endpoints, in the order they were bound; the lists are immutable.
    private final ConcurrentMap<String, List<Endpoint>> endpoints = new ConcurrentHashMap<>();
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

    /// Adds an endpoint; one with the same resource is ended and replaced.
    ///
    /// @return false when its login has been revoked meanwhile: it was ended, not added
    public boolean bind(Endpoint endpoint) {
        Endpoint[] replaced = new Endpoint[1];
        boolean[] refused = new boolean[1];
        endpoints.compute(name(endpoint), (name, before) -> {
            if (revoked(name, endpoint)) {
                refused[0] = true;
                return before;
            }
            List<Endpoint> after = new ArrayList<>(before == null ? List.of() : before);
            replaced[0] = takeResource(after, endpoint.resource());
            after.add(endpoint);
            count.incrementAndGet();
            return List.copyOf(after);
        });
        if (replaced[0] != null) {
            replaced[0].end(EndReason.REPLACED);
        }
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

    private @Nullable Endpoint takeResource(List<Endpoint> list, String resource) {
        for (int i = 0; i < list.size(); i++) {
            if (list.get(i).resource().equals(resource)) {
                count.decrementAndGet();
                return list.remove(i);
            }
        }
        return null;
    }

    /// Takes an endpoint out, if it is still the one with its resource.
    ///
    /// @return whether it was
    public boolean unbind(Endpoint endpoint) {
        boolean[] found = new boolean[1];
        endpoints.computeIfPresent(name(endpoint), (name, before) -> {
            List<Endpoint> after = new ArrayList<>(before);
            found[0] = removeSame(after, endpoint);
            return after.isEmpty() ? null : List.copyOf(after);
        });
        if (found[0]) {
            count.decrementAndGet();
        }
        return found[0];
    }

    @SuppressWarnings("ReferenceEquality") // an endpoint is itself only
    private static boolean removeSame(List<Endpoint> list, Endpoint endpoint) {
        return list.removeIf(bound -> bound == endpoint);
    }

    /// The account's endpoints, in the order they were bound; empty for none.
    public List<Endpoint> of(AccountName account) {
        return of(account.value());
    }

    List<Endpoint> of(String account) {
        return endpoints.getOrDefault(account, List.of());
    }

    public Optional<Endpoint> find(AccountName account, String resource) {
        return Optional.ofNullable(find(of(account), resource));
    }

    static @Nullable Endpoint find(List<Endpoint> list, String resource) {
        for (Endpoint endpoint : list) {
            if (endpoint.resource().equals(resource)) {
                return endpoint;
            }
        }
        return null;
    }

    /// Ends and takes out what the event ends. An endpoint that binds later with a login older than the event is
    /// refused.
    public void apply(AuthEvent event) {
        Optional<Ends> ends = event.ends();
        if (ends.isPresent() && event instanceof AuthEvent.Change change) {
            List<Endpoint> out = new ArrayList<>();
            endpoints.compute(event.account().value(), (name, before) -> {
                remember(name, new Ended(ends.get(), change.authVersion()));
                return before == null ? null : without(before, ends.get(), out);
            });
            out.forEach(endpoint -> endpoint.end(EndReason.REVOKED));
        }
    }

    private void remember(String name, Ended event) {
        List<Ended> lately = new ArrayList<>(ended.get(name, unknown -> List.of()));
        lately.removeIf(before -> before.ends().equals(event.ends()));
        lately.add(event);
        ended.put(name, List.copyOf(lately));
    }

    private @Nullable List<Endpoint> without(List<Endpoint> before, Ends ends,
            List<Endpoint> out) {
        List<Endpoint> after = new ArrayList<>();
        for (Endpoint endpoint : before) {
            (endpoint.endedBy(ends) ? out : after).add(endpoint);
        }
        count.addAndGet(after.size() - before.size());
        return after.isEmpty() ? null : List.copyOf(after);
    }

    /// Tells all endpoints to end; they stay bound until they unbind.
    public void endAll(EndReason reason) {
        endpoints.values().forEach(list -> list.forEach(endpoint -> endpoint.end(reason)));
    }

    /// Endpoints bound now, for metrics.
    public int count() {
        return count.get();
    }

    private static String name(Endpoint endpoint) {
        return endpoint.account().value();
    }
}
