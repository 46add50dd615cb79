package io.portcullis.gateway.bridge;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.portcullis.auth.account.AccountName;
import io.portcullis.gateway.message.MessageId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// Which phones refused which pending messages for good, so that they are not asked again. Any thread.
///
/// Bounded by account and in all. What is forgotten is asked once more, and refused once more.
final class Refusals {
    /// Messages remembered of one account.
    static final int MOST_MESSAGES = 32;
    private static final int MOST_ACCOUNTS = 2_000;

    private final Cache<AccountName, Map<MessageId, Map<String, Integer>>> accounts = Caffeine.newBuilder()
            .executor(Runnable::run).maximumSize(MOST_ACCOUNTS).build();

    /// The contacts that refused the message, with their statuses; of one that is not stored nothing is remembered.
    Map<String, Integer> of(AccountName account, Optional<MessageId> message) {
        Map<MessageId, Map<String, Integer>> known = accounts.getIfPresent(account);
        return known == null || message.isEmpty() ? Map.of() : known.getOrDefault(message.get(), Map.of());
    }

    /// Remembers what is known now.
    void put(AccountName account, MessageId message, Map<String, Integer> refusals) {
        if (!refusals.isEmpty()) {
            accounts.asMap().merge(account, Map.of(message, refusals), Refusals::merged);
        }
    }

    /// The message is settled.
    void remove(AccountName account, MessageId message) {
        accounts.asMap().computeIfPresent(account, (name, before) -> {
            Map<MessageId, Map<String, Integer>> left = new LinkedHashMap<>(before);
            left.remove(message);
            return left.isEmpty() ? null : left;
        });
    }

    private static Map<MessageId, Map<String, Integer>> merged(Map<MessageId, Map<String, Integer>> before,
            Map<MessageId, Map<String, Integer>> added) {
        Map<MessageId, Map<String, Integer>> all = new LinkedHashMap<>(before);
        added.forEach((message, refusals) -> {
            all.remove(message);
            all.put(message, refusals);
        });
        while (all.size() > MOST_MESSAGES) {
            all.remove(all.keySet().iterator().next());
        }
        return all;
    }

    /// Messages remembered of an account.
    int count(AccountName account) {
        return accounts.asMap().getOrDefault(account, Map.of()).size();
    }
}
