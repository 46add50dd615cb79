package io.portcullis.gateway.message;

import java.util.Arrays;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The latest messages of one sender, by [OriginKey]; the oldest make room for new ones. Guarded by its own lock.
final class SentRing {
    private static final int SMALLEST = 16;
    static final int LARGEST = 512;

    /// Whether a message was sent before.
    enum Seen {
        NEW, COMMITTED, ON_ITS_WAY
    }

    private long[] keys = new long[SMALLEST];
    /// Those not yet committed; null for the others.
    private @Nullable InFlight[] flights = new @Nullable InFlight[SMALLEST];
    private int next;

    /// Remembers a new message; when the same is on its way, `again` hears what becomes of that one.
    synchronized Seen offer(long key, InFlight flight, Consumer<StoreResult> again) {
        int at = indexOf(key);
        if (at < 0) {
            put(key, flight);
            return Seen.NEW;
        }
        InFlight first = flights[at];
        if (first == null) {
            return Seen.COMMITTED;
        }
        first.alsoTell(again);
        return Seen.ON_ITS_WAY;
    }

    /// Remembers a message that is on the disk.
    synchronized void stored(long key) {
        put(key, null);
    }

    synchronized void committed(long key, InFlight flight) {
        int at = indexOf(key);
        if (at >= 0 && isSame(flights[at], flight)) {
            flights[at] = null;
        }
    }

    /// Forgets it: it may be sent again.
    synchronized void failed(long key, InFlight flight) {
        int at = indexOf(key);
        if (at >= 0 && isSame(flights[at], flight)) {
            keys[at] = 0;
            flights[at] = null;
        }
    }

    @SuppressWarnings("ReferenceEquality") // a message on its way is itself only
    private static boolean isSame(@Nullable InFlight one, InFlight other) {
        return one == other;
    }

    private int indexOf(long key) {
        for (int i = 0; i < keys.length; i++) {
            if (keys[i] == key) {
                return i;
            }
        }
        return -1;
    }

    private void put(long key, @Nullable InFlight flight) {
        if (next == keys.length) {
            if (next < LARGEST) {
                keys = Arrays.copyOf(keys, next * 2);
                flights = Arrays.copyOf(flights, next * 2);
            } else {
                next = 0;
            }
        }
        keys[next] = key;
        flights[next] = flight;
        next++;
    }
}
