package io.portcullis.auth.store;

import io.portcullis.auth.account.AccountName;
import io.portcullis.auth.recovery.Recovery;
import io.portcullis.auth.secondstep.TokenHash;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/// What [MemoryStores] hold of recoveries.
final class MemoryRecoveries {
    private record Finish(TokenHash token, Instant expires) {}

    final Map<AccountName, Instant> asked = new LinkedHashMap<>();
    private final Map<AccountName, StoredRecovery> open = new LinkedHashMap<>();
    private final Map<AccountName, Finish> finish = new HashMap<>();
    private final Map<AccountName, Instant> resets = new HashMap<>();

    MemoryRecoveries() {}

    MemoryRecoveries(MemoryRecoveries other) {
        asked.putAll(other.asked);
        open.putAll(other.open);
        finish.putAll(other.finish);
        resets.putAll(other.resets);
    }

    boolean start(AccountName account, StoredRecovery recovery) {
        return open.putIfAbsent(account, recovery) == null;
    }

    void ready(AccountName account, TokenHash token, Instant expires) {
        finish.put(account, new Finish(token, expires));
    }

    void drop(AccountName account) {
        open.remove(account);
        finish.remove(account);
    }

    void reset(AccountName account, Instant offFrom) {
        resets.put(account, offFrom);
    }

    void dropReset(AccountName account) {
        resets.remove(account);
    }

    Optional<Instant> reset(AccountName account) {
        return Optional.ofNullable(resets.get(account));
    }

    List<Recovery> all() {
        return find(_ -> true);
    }

    List<Recovery> byCancel(TokenHash token) {
        return find(stored -> stored.cancel().equals(token));
    }

    List<Recovery> byFinish(TokenHash token, Instant now) {
        return find(stored -> finish(stored).filter(link -> link.token().equals(token) && link.expires().isAfter(now))
                .isPresent());
    }

    List<Recovery> ripe(Instant now) {
        return find(stored -> !stored.recovery().ripe().isAfter(now) && finish(stored).isEmpty());
    }

    List<Recovery> overdue(Instant now) {
        return find(stored -> finish(stored).filter(link -> !link.expires().isAfter(now)).isPresent());
    }

    private Optional<Finish> finish(StoredRecovery stored) {
        return Optional.ofNullable(finish.get(stored.recovery().account()));
    }

    private List<Recovery> find(Predicate<StoredRecovery> which) {
        return open.values().stream().filter(which).map(StoredRecovery::recovery).toList();
    }

    void remove(AccountName account) {
        drop(account);
        resets.remove(account);
    }
}
