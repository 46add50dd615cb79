package io.portcullis.gateway.ops;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.portcullis.auth.decision.LoginProtocol;
import io.portcullis.auth.decision.RefusalReason;
import io.portcullis.auth.login.LoginObserver;
import io.portcullis.auth.login.LoginStats;
import io.portcullis.auth.login.RefusedLogin;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/// Counts logins by protocol, mechanism and verdict.
public final class LoginMeters implements LoginObserver {
    private static final String ACCEPTED = "accepted";
    private static final String WOULD_BE_REFUSED = "would_be_refused";
    private static final Set<String> MECHANISMS = Set.of("scram-sha-1", "scram-sha-1-plus", "scram-sha-256",
            "scram-sha-256-plus", "scram-sha-512", "scram-sha-512-plus", "plain", "external", "md5", "sha-256",
            "sha-512-256", "digest-md5", "digest-sha-256", "digest-sha-512-256", "ht-sha-256-none", "ht-sha-256-expr",
            "ht-sha-256-endp", "ht-sha-256-uniq", "password", "totp", "passkey", "one-time-code", "recovery-key");
    private static final String PAGES = "pages";

    /// One time series.
    private record Labels(String protocol, String mechanism, String verdict) {}

    private final MeterRegistry registry;
    private final ConcurrentHashMap<Labels, Counter> counters = new ConcurrentHashMap<>();

    public LoginMeters(MeterRegistry registry) {
        this.registry = registry;
        for (LoginProtocol protocol : LoginProtocol.values()) {
            counter(new Labels(lower(protocol), "other", ACCEPTED));
        }
        counter(new Labels(PAGES, "other", ACCEPTED));
    }

    @Override
    public void accepted(LoginProtocol protocol, String mechanism) {
        count(lower(protocol), mechanism, ACCEPTED);
    }

    @Override
    public void refused(RefusedLogin refused) {
        count(lower(refused.protocol()), refused.mechanism(), lower(refused.reason()));
    }

    @Override
    public void wouldBeRefused(LoginProtocol protocol, String mechanism) {
        count(lower(protocol), mechanism, WOULD_BE_REFUSED);
    }

    void acceptedAtPages(String mechanism) {
        count(PAGES, mechanism, ACCEPTED);
    }

    void refusedAtPages(String mechanism, RefusalReason reason) {
        count(PAGES, mechanism, lower(reason));
    }

    /// A mechanism's name, where it is one of ours; `other` for what a client made up.
    static String known(String mechanism) {
        String lower = mechanism.toLowerCase(Locale.ROOT);
        return MECHANISMS.contains(lower) ? lower : "other";
    }

    /// Adds cache and throttle, read at each scrape.
    public static void watch(Metrics metrics, Supplier<LoginStats> stats) {
        metrics.counter("portcullis.cache.hits", "Account snapshots found in the cache", stats,
                source -> source.get().hits());
        metrics.counter("portcullis.cache.misses", "Account snapshots that had to be loaded", stats,
                source -> source.get().misses());
        metrics.counter("portcullis.cache.evictions", "Account snapshots put out of the cache", stats,
                source -> source.get().evictions());
        metrics.gauge("portcullis.cache.snapshots", "Account snapshots in the cache", () -> stats.get().snapshots());
        metrics.gauge("portcullis.cache.size.bytes", "Memory of the account snapshots in the cache",
                () -> stats.get().snapshotBytes());
        metrics.gauge("portcullis.cache.unknown.names", "Unknown names remembered", () -> stats.get().unknownNames());
        metrics.gauge("portcullis.throttle.entries", "Accounts and networks with wrong answers",
                () -> stats.get().throttleRows());
    }

    private void count(String protocol, String mechanism, String verdict) {
        counter(new Labels(protocol, known(mechanism), verdict)).increment();
    }

    private Counter counter(Labels labels) {
        return counters.computeIfAbsent(labels, key -> Counter.builder("portcullis.logins")
                .description("Sign-ins by protocol, mechanism and verdict")
                .tag("protocol", key.protocol()).tag("mechanism", key.mechanism()).tag("verdict", key.verdict())
                .register(registry));
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
