package io.portcullis.gateway.message;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/// What one sender has sent lately, by [OriginKey]: every message on its way to the disk, and the latest of those that
/// are there. Guarded by its own lock.
///
/// A message on its way is never forgotten: sent again, it would be stored twice. There are never more of them, of all
/// senders together, than twice what the journal lets wait ([io.portcullis.gateway.store.JournalSettings#maxWaiting]):
/// one such lot waits while another is written.
final class SentRing {
    static final int REMEMBERED = 512;

    /// Whether a message was sent before.
    enum Seen {
        NEW, COMMITTED, ON_ITS_WAY
    }

    private Map<Long, InFlight> onTheirWay = new HashMap<>();
    private final LatestKeys committed = new LatestKeys(REMEMBERED);

    /// Remembers a new message; when the same is on its way, `again` hears what becomes of that one.
    synchronized Seen offer(long key, InFlight flight, Consumer<StoreResult> again) {
        if (committed.contains(key)) {
            return Seen.COMMITTED;
        }
        InFlight first = onTheirWay.putIfAbsent(key, flight);
        if (first == null) {
            return Seen.NEW;
        }
        first.alsoTell(again);
        return Seen.ON_ITS_WAY;
    }

    /// Remembers a message of an earlier run.
    synchronized void stored(long key) {
        committed.add(key);
    }

    /// Guarded by this ring: the message that was [Seen#NEW] is on the disk.
    void committed(long key) {
        arrived(key);
        committed.add(key);
    }

    /// Guarded by this ring: the message that was [Seen#NEW] is not on the disk, and may be sent again.
    void failed(long key) {
        arrived(key);
    }

    private void arrived(long key) {
        onTheirWay.remove(key);
        if (onTheirWay.isEmpty()) {
            // a map keeps the size it once had
            onTheirWay = new HashMap<>();
        }
    }
}
