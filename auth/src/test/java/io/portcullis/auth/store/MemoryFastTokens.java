package io.portcullis.auth.store;

import io.portcullis.auth.account.AccountName;
import io.portcullis.auth.apppassword.AppPasswordId;
import io.portcullis.auth.fast.FastToken;
import io.portcullis.auth.fast.FastTokenId;
import io.portcullis.auth.store.SealStore.Reseal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/// What [MemoryStores] hold of tokens.
final class MemoryFastTokens {
    private static final Comparator<StoredFastToken> ORDER = Comparator
            .comparing((StoredFastToken stored) -> stored.token().created())
            .thenComparing(stored -> stored.token().id().value());

    private final List<StoredFastToken> tokens = new ArrayList<>();
    private final Map<FastTokenId, Long> counts = new HashMap<>();

    MemoryFastTokens() {}

    MemoryFastTokens(MemoryFastTokens other) {
        tokens.addAll(other.tokens);
        counts.putAll(other.counts);
    }

    List<StoredFastToken> of(AccountName account) {
        return tokens.stream().filter(stored -> stored.token().account().equals(account)).sorted(ORDER).toList();
    }

    void put(StoredFastToken added, Optional<FastTokenId> kept, int most) {
        FastToken token = added.token();
        tokens.removeIf(old -> old.token().account().equals(token.account()) && old.token().isOfSameClient(token)
                && !kept.equals(Optional.of(old.token().id())));
        tokens.add(added);
        List<StoredFastToken> ofParent = new ArrayList<>(of(token.account()));
        ofParent.removeIf(old -> !old.token().appPassword().equals(token.appPassword()));
        tokens.removeAll(ofParent.subList(0, Math.max(0, ofParent.size() - most)));
    }

    boolean count(AccountName account, FastTokenId id, long count) {
        boolean there = tokens.stream()
                .anyMatch(old -> old.token().account().equals(account) && old.token().id().equals(id));
        boolean more = there && counts.getOrDefault(id, 0L) < count;
        if (more) {
            counts.put(id, count);
        }
        return more;
    }

    void remove(AccountName account, Predicate<FastToken> which) {
        tokens.removeIf(old -> old.token().account().equals(account) && which.test(old.token()));
    }

    void removeOf(AccountName account, AppPasswordId appPassword) {
        remove(account, token -> token.appPassword().equals(Optional.of(appPassword)));
    }

    void removeOfPrimary(AccountName account) {
        remove(account, token -> token.appPassword().isEmpty());
    }

    int removeExpired(Instant now) {
        int before = tokens.size();
        tokens.removeIf(old -> !now.isBefore(old.token().expires()));
        return before - tokens.size();
    }

    void reseal(Reseal row) {
        tokens.replaceAll(old -> old.token().account().equals(row.from().account())
                && old.secret().equals(row.from().credential()) ? new StoredFastToken(old.token(), row.to()) : old);
    }
}
