package io.portcullis.auth.service;

import io.portcullis.auth.secret.KeyId;
import io.portcullis.auth.secret.KeyRing;
import io.portcullis.auth.secret.Sealer;
import io.portcullis.auth.secret.Unsealed;
import io.portcullis.auth.store.AuditEntry;
import io.portcullis.auth.store.AuditLog;
import io.portcullis.auth.store.SealStore;
import io.portcullis.auth.store.SealStore.Reseal;
import io.portcullis.auth.store.SealStore.Row;
import io.portcullis.auth.store.SealedCredential;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.Lock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Takes a new key into use, seals everything again under it, and lets old keys go. Logins go on meanwhile: a row opens
/// under the old key until the new one is committed, and both are in the ring.
public final class KeyRotation {
    private static final Logger LOG = LoggerFactory.getLogger(KeyRotation.class);
    private static final int BATCH = 100;

    private final KeyRing keys;
    private final Sealer sealer;
    private final SealStore seals;
    private final AuditLog audit;
    private final Clock clock;
    private final SecureRandom random;
    private final Lock keysInUse;

    /// While `keysInUse` is held, nothing is sealed that is not committed.
    KeyRotation(AccountParts parts, Lock keysInUse) {
        this.keys = parts.keys();
        this.sealer = parts.sealer();
        this.seals = parts.stores().seals();
        this.audit = parts.stores().audit();
        this.clock = parts.clock();
        this.random = parts.random();
        this.keysInUse = keysInUse;
    }

    /// What a sweep did.
    ///
    /// @param resealed rows that are under the newest key now
    /// @param unopened rows that did not open, and were left as they are
    public record Sweep(int resealed, int unopened) {}

    /// Before anything else: refuses where a stored row is sealed under a key that the ring lacks.
    ///
    /// @throws io.portcullis.auth.secret.KeyRingException naming the file and the missing keys
    public void begin() {
        Set<KeyId> named = new HashSet<>(seals.keys());
        named.removeIf(key -> !keys.ids().contains(key) && seals.retire(key));
        keys.require(named);
        seals.allow(keys.newest(), clock.instant());
    }

    /// A key of the ring.
    ///
    /// @param newest whether it seals what is new
    /// @param rows how many are sealed with it
    /// @param added when the database took it into use; empty where it has none of it any more
    public record RingEntry(KeyId id, boolean newest, long rows, Optional<Instant> added) {}

    /// The keys of the ring, in the order of their ids.
    public List<RingEntry> list() {
        Map<KeyId, Instant> added = seals.added();
        KeyId newest = keys.newest();
        return keys.ids().stream().sorted(Comparator.comparing(KeyId::value))
                .map(id -> new RingEntry(id, id.equals(newest), seals.count(id), Optional.ofNullable(added.get(id))))
                .toList();
    }

    /// Adds a key to the ring: from the return on it seals everything new.
    public KeyId rotate() {
        keysInUse.lock();
        try {
            KeyId key = keys.rotate(random);
            seals.allow(key, clock.instant());
            audit.append(new AuditEntry(clock.instant(), Optional.empty(), "KeyRotated", "kid=" + key));
            return key;
        } finally {
            keysInUse.unlock();
        }
    }

    /// Seals every row under the newest key that is under another one, in batches.
    public Sweep sweep() {
        KeyId newest = keys.newest();
        int resealed = 0;
        int unopened = 0;
        Optional<Row> last = Optional.empty();
        for (List<Row> rows = page(newest, last); !rows.isEmpty(); rows = page(newest, last)) {
            List<Reseal> batch = new ArrayList<>();
            for (Row row : rows) {
                reseal(row).ifPresent(batch::add);
            }
            seals.reseal(batch);
            resealed += batch.size();
            unopened += rows.size() - batch.size();
            last = Optional.of(rows.getLast());
        }
        return new Sweep(resealed, unopened);
    }

    private List<Row> page(KeyId newest, Optional<Row> last) {
        return seals.sealedOtherwise(newest, last, BATCH);
    }

    private Optional<Reseal> reseal(Row row) {
        return switch (row.credential().open(row.account(), sealer)) {
            case Unsealed.Opened opened -> Optional.of(new Reseal(row,
                    SealedCredential.seal(row.account(), row.credential().id(), opened.content(), sealer)));
            case Unsealed.KeyMissing(KeyId key) -> {
                LOG.error("credential {} of {} names key {}, which the key ring lacks", row.credential().id(),
                        row.account(), key);
                yield Optional.empty();
            }
            case Unsealed.Forged() -> {
                LOG.error("credential {} of {} does not open: it was changed or copied", row.credential().id(),
                        row.account());
                yield Optional.empty();
            }
        };
    }

    /// Lets every key go that no row names, except the newest. Backups made before need the keys they name.
    ///
    /// @return the keys that are gone
    public Set<KeyId> retire() {
        keysInUse.lock();
        try {
            Set<KeyId> stillNamed = new HashSet<>(keys.ids());
            stillNamed.removeIf(key -> !key.equals(keys.newest()) && retire(key));
            return keys.retire(stillNamed);
        } finally {
            keysInUse.unlock();
        }
    }

    private boolean retire(KeyId key) {
        return seals.retire(key) || !seals.keys().contains(key);
    }
}
