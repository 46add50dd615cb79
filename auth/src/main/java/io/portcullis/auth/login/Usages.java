package io.portcullis.auth.login;

import io.portcullis.auth.account.AccountName;
import io.portcullis.auth.apppassword.AppPasswordId;
import io.portcullis.auth.apppassword.LastUse;
import java.util.List;
import java.util.Map;

/// Last uses of app passwords, written down later: the newest of each, whatever number there were.
final class Usages {
    /// Whose app password; ids are unique within an account.
    private record Key(AccountName account, AppPasswordId id) {}

    private final UsageStore store;
    private final Latest<Key, LastUse> latest = new Latest<>(this::write);

    Usages(UsageStore store) {
        this.store = store;
    }

    /// Whether it is the first since the last flush.
    boolean used(AccountName account, AppPasswordId id, LastUse use) {
        return latest.put(new Key(account, id), use);
    }

    private void write(List<Map.Entry<Key, LastUse>> uses) {
        store.record(uses.stream().map(
                use -> new UsageStore.Usage(use.getKey().account(), use.getKey().id(), use.getValue())).toList());
    }

    void flush() {
        latest.flush();
    }
}
