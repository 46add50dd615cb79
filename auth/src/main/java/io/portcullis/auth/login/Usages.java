package io.portcullis.auth.login;

import io.portcullis.auth.account.AccountName;
import io.portcullis.auth.apppassword.AppPasswordId;
import io.portcullis.auth.apppassword.LastUse;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/// Last uses, gathered and written down later: the newest of each app password, whatever number there were. Bounded; what
/// does not fit is not written down.
final class Usages {
    private static final int MOST = 100_000;

    /// Whose app password; ids are unique within an account.
    private record Key(AccountName account, AppPasswordId id) {}

    private final UsageStore store;
    private final ConcurrentMap<Key, LastUse> waiting = new ConcurrentHashMap<>();

    Usages(UsageStore store) {
        this.store = store;
    }

    /// Whether it is the first since the last flush.
    boolean used(AccountName account, AppPasswordId id, LastUse use) {
        Key key = new Key(account, id);
        return (waiting.size() < MOST || waiting.containsKey(key)) && waiting.put(key, use) == null;
    }

    /// Writes down what waits; where that fails, it goes on waiting.
    void flush() {
        List<UsageStore.Usage> usages = waiting.entrySet().stream()
                .map(entry -> new UsageStore.Usage(entry.getKey().account(), entry.getKey().id(), entry.getValue()))
                .toList();
        if (!usages.isEmpty()) {
            store.record(usages);
            usages.forEach(usage -> waiting.remove(new Key(usage.account(), usage.id()), usage.use()));
        }
    }
}
