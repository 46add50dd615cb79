package io.portcullis.gateway.message;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.LongAdder;

/// How many messages are pending for each account, those on their way to the disk included.
final class PendingCounts {
    private final int most;
    private final ConcurrentMap<String, Integer> counts = new ConcurrentHashMap<>();
    private final LongAdder all = new LongAdder();
    private final LongAdder delivered = new LongAdder();

    PendingCounts(int most) {
        this.most = most;
    }

    /// At the start, from the disk.
    void load(String owner, int count) {
        counts.put(owner, count);
        all.add(count);
    }

    /// False when there are too many already.
    boolean add(String owner) {
        if (counts.merge(owner, 1, Integer::sum) <= most) {
            all.increment();
            return true;
        }
        remove(owner);
        all.increment();
        return false;
    }

    /// A client has a message that was pending.
    void delivered(String owner) {
        remove(owner);
        delivered.increment();
    }

    void remove(String owner) {
        counts.computeIfPresent(owner, (name, count) -> count == 1 ? null : count - 1);
        all.decrement();
    }

    boolean none(String owner) {
        return !counts.containsKey(owner);
    }

    long total() {
        return all.sum();
    }

    /// Messages that a client has had since the start.
    long deliveredTotal() {
        return delivered.sum();
    }

    void forget(String owner) {
        Integer count = counts.remove(owner);
        all.add(count == null ? 0 : -count);
    }
}
