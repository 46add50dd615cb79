package io.portcullis.auth.login;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Consumer;

/// The latest value of each key, gathered to be written down together. Bounded: a new key that does not fit is forgotten.
final class Latest<K, V> {
    private static final int MOST = 100_000;

    private final ConcurrentMap<K, V> waiting = new ConcurrentHashMap<>();
    private final Consumer<List<Map.Entry<K, V>>> writer;

    /// @param writer writes them down, all or none; throws where it could not
    Latest(Consumer<List<Map.Entry<K, V>>> writer) {
        this.writer = writer;
    }

    /// Whether the key is the first of its kind since the last flush.
    boolean put(K key, V value) {
        return (waiting.size() < MOST || waiting.containsKey(key)) && waiting.put(key, value) == null;
    }

    /// Writes down what waits; where that fails, it goes on waiting.
    void flush() {
        List<Map.Entry<K, V>> written = waiting.entrySet().stream().map(Map.Entry::copyOf).toList();
        if (!written.isEmpty()) {
            writer.accept(written);
            written.forEach(entry -> waiting.remove(entry.getKey(), entry.getValue()));
        }
    }
}
