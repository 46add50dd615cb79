package io.portcullis.load.attack.flood;

import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;

/// How often what happened; safe from any thread. Bounded: what comes after the first 30 kinds counts as other.
final class Counts {
    private static final int KINDS = 30;

    private final Map<String, LongAdder> counts = new ConcurrentSkipListMap<>();

    void add(String what) {
        String kind = counts.size() < KINDS || counts.containsKey(what) ? what : "other";
        counts.computeIfAbsent(kind, _ -> new LongAdder()).increment();
    }

    long of(String what) {
        LongAdder count = counts.get(what);
        return count == null ? 0 : count.sum();
    }

    @Override
    public String toString() {
        return counts.entrySet().stream().map(entry -> entry.getValue().sum() + " x " + entry.getKey())
                .collect(Collectors.joining(", "));
    }
}
