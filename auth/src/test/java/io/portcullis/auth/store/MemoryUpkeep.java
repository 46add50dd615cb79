package io.portcullis.auth.store;

import io.portcullis.auth.account.AccountName;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What [AccountStore] promises for looking after credentials.
abstract class MemoryUpkeep implements AccountStore {
    abstract MemoryState current();

    @Override
    public synchronized Optional<StoredPrimary> primary(AccountName name) {
        return Optional.ofNullable(current().accounts.get(name))
                .map(stored -> new StoredPrimary(stored.account(), stored.primaryHash()));
    }

    @Override
    public synchronized List<AccountName> withPrimaryVerifiers(List<Integer> lengths, int limit) {
        return current().accounts.values().stream().filter(stored -> stored.primaryVerifiers()
                .filter(verifiers -> lengths.contains(verifiers.sealed().blob().length)).isPresent())
                .map(stored -> stored.account().name()).limit(limit).toList();
    }

    @Override
    public synchronized boolean anyIterationsBut(int iterations) {
        return current().accounts.values().stream().flatMap(stored -> stored.salts().byMechanism().values().stream())
                .anyMatch(salt -> salt.iterations() != iterations);
    }

    @Override
    public synchronized void dropEnded(Instant before) {
        current().ended.dropBefore(before);
    }

    @Override
    public synchronized boolean anyOlderPhone(Instant now) {
        return current().accounts.values().stream().flatMap(stored -> stored.appPasswords().stream())
                .map(StoredAppPassword::appPassword).filter(app -> app.olderPhone())
                .anyMatch(app -> app.expires().filter(expires -> !expires.isAfter(now)).isEmpty());
    }
}
