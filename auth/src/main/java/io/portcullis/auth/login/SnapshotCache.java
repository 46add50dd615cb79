package io.portcullis.auth.login;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import com.github.benmanes.caffeine.cache.Ticker;
import com.github.benmanes.caffeine.cache.stats.CacheStats;
import io.portcullis.auth.account.AccountName;
import io.portcullis.auth.secret.FirstSalts;
import io.portcullis.auth.secret.ScramSalts;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLongArray;

/// What is known of names, for a bounded time. [AccountName#parse] makes the key, for every use. Names that nobody has are kept apart, so
/// that probing evicts no account.
///
/// A read that began before a change never stays: each name has a generation, which a change counts up before it drops
/// the name, and what was read under an older one is not kept. Names share generations; that costs a second read, no more.
final class SnapshotCache {
    private static final int GENERATIONS = 4_096;
    private static final int TRIES = 3;

    private final SnapshotSource source;
    private final Ticker ticker;
    private final FirstSalts salts;
    private volatile boolean saltsFollow;
    private final long maxAge;
    private final Cache<AccountName, CachedAccount> accounts;
    private final Cache<AccountName, CachedAccount> unknown;
    private final AtomicLongArray generations = new AtomicLongArray(GENERATIONS);

    SnapshotCache(SnapshotSource source, FirstSalts salts, LoginSettings settings, Ticker ticker) {
        this.source = source;
        this.salts = salts;
        this.saltsFollow = source.saltsFollow(salts);
        this.ticker = ticker;
        this.maxAge = settings.maxAge().toNanos();
        this.accounts = builder().weigher((AccountName name, CachedAccount account) -> account.weight())
                .maximumWeight(settings.cacheBytes()).build();
        this.unknown = builder().maximumSize(settings.unknownNames()).build();
    }

    private Caffeine<AccountName, CachedAccount> builder() {
        return Caffeine.newBuilder().ticker(ticker).executor(Runnable::run).recordStats().expireAfter(
                Expiry.writing((AccountName name, CachedAccount account) -> Duration.ofNanos(left(account))));
    }

    private long left(CachedAccount account) {
        return Math.max(0, maxAge - (ticker.read() - account.readAt()));
    }

    /// What is known without reading.
    Optional<CachedAccount> find(AccountName name) {
        CachedAccount account = accounts.getIfPresent(name);
        return Optional.ofNullable(account == null ? unknown.getIfPresent(name) : account);
    }

    /// Reads. What a change overtook is read again, and given back unkept when changes do not cease: [#stillHolds] then
    /// denies it.
    Read read(AccountName name) {
        for (int i = 1;; i++) {
            long generation = generation(name);
            long readAt = ticker.read();
            CachedAccount account = account(source.load(name), salts.of(name), readAt);
            if (keep(name, account, generation) || i == TRIES) {
                return new Read(account, generation);
            }
        }
    }

    /// Salts are made for every name alike, so that it takes as long.
    private CachedAccount account(Optional<AccountSnapshot> found, ScramSalts derived, long readAt) {
        ScramSalts told = found.map(AccountSnapshot::salts).orElse(derived);
        if (!told.equals(derived)) {
            saltsFollow = false;
        }
        return new CachedAccount(found, told, readAt);
    }

    /// Whether the salts of every account that was read are those that follow from its name.
    boolean saltsFollow() {
        return saltsFollow;
    }

    /// What was read, and under which generation.
    record Read(CachedAccount account, long generation) {}

    private boolean keep(AccountName name, CachedAccount account, long generation) {
        Cache<AccountName, CachedAccount> home = account.snapshot().isPresent() ? accounts : unknown;
        boolean[] kept = {false};
        home.asMap().compute(name, (key, before) -> {
            kept[0] = generation(name) == generation;
            return kept[0] ? account : before;
        });
        return kept[0];
    }

    /// The name's generation, to be asked before what it stands for is read.
    long generation(AccountName name) {
        return generations.get(slot(name));
    }

    /// Whether what was read at that time, under that generation, may still be decided on.
    boolean stillHolds(AccountName name, CachedAccount account, long generation) {
        return generation(name) == generation && left(account) > 0;
    }

    /// Forgets a name, and reads it anew where it was known, so that logins under way find it.
    void changed(AccountName name) {
        boolean known = accounts.asMap().containsKey(name) || unknown.asMap().containsKey(name);
        generations.incrementAndGet(slot(name));
        accounts.invalidate(name);
        unknown.invalidate(name);
        if (known) {
            read(name);
        }
    }

    private static int slot(AccountName name) {
        int hash = name.hashCode();
        return (hash ^ hash >>> 16) & (GENERATIONS - 1);
    }

    CacheStats stats() {
        return accounts.stats();
    }

    long snapshots() {
        return accounts.estimatedSize();
    }

    long bytes() {
        return accounts.policy().eviction().map(eviction -> eviction.weightedSize().orElse(0)).orElse(0L);
    }

    long unknownNames() {
        return unknown.estimatedSize();
    }
}
