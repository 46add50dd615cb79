package io.portcullis.gateway.message;

import java.util.HashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/// What is pending for one account, in all and by sender. Guarded by the entry of the map that holds it.
final class Mailbox {
    private static final Usage NOTHING = new Usage();

    private final Usage all = new Usage();
    private final Map<String, Usage> shares = new HashMap<>(2);

    Usage all() {
        return all;
    }

    /// The share of a sender; not to be changed.
    Usage share(@Nullable String sender) {
        Usage known = sender == null ? null : shares.get(sender);
        return known == null ? NOTHING : known;
    }

    void add(@Nullable String sender, int messages, long bytes) {
        all.add(messages, bytes);
        if (sender != null) {
            shares.computeIfAbsent(sender, name -> new Usage()).add(messages, bytes);
        }
    }

    /// Whether the sender had a share.
    boolean remove(@Nullable String sender, int bytes) {
        all.remove(bytes);
        Usage share = sender == null ? null : shares.get(sender);
        if (share == null) {
            return false;
        }
        share.remove(bytes);
        if (share.isEmpty()) {
            shares.remove(sender);
        }
        return true;
    }

    /// The sender is gone: what it sent counts as nobody's.
    void forget(String sender) {
        shares.remove(sender);
    }

    void forEachShare(BiConsumer<String, Usage> action) {
        shares.forEach(action);
    }

    boolean isEmpty() {
        return all.isEmpty();
    }
}
