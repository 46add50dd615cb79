package io.portcullis.auth.store;

import io.portcullis.auth.account.AccountName;
import io.portcullis.auth.store.SealStore.Reseal;
import io.portcullis.auth.store.SealStore.Row;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// App passwords that ended.
final class MemoryEnded {
    private final Map<AccountName, List<StoredEnded>> ended = new HashMap<>();

    MemoryEnded() {}

    MemoryEnded(MemoryEnded other) {
        ended.putAll(other.ended);
    }

    List<StoredEnded> of(AccountName name) {
        return ended.getOrDefault(name, List.of());
    }

    Stream<Row> sealed() {
        return ended.entrySet().stream()
                .flatMap(entry -> entry.getValue().stream().map(one -> new Row(entry.getKey(), one.verifiers())));
    }

    void add(AccountName name, StoredEnded added) {
        List<StoredEnded> all = new ArrayList<>(of(name));
        all.add(added);
        ended.put(name, List.copyOf(all));
    }

    void drop(AccountName name, Predicate<StoredEnded> which) {
        ended.computeIfPresent(name, (_, all) -> all.stream().filter(which.negate()).toList());
    }

    void dropBefore(Instant before) {
        List.copyOf(ended.keySet()).forEach(name -> drop(name, one -> one.ended().isBefore(before)));
    }

    void reseal(Reseal row) {
        ended.computeIfPresent(row.from().account(), (_, all) -> all.stream()
                .map(one -> one.verifiers().equals(row.from().credential())
                        ? new StoredEnded(row.to(), one.ended())
                        : one)
                .toList());
    }
}
