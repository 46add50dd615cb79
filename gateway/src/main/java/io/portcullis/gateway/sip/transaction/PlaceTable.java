package io.portcullis.gateway.sip.transaction;

import java.util.Arrays;

/// Hash to place, in two arrays with linear probing; a hash that is put again has its latest place. Not safe for many threads.
final class PlaceTable {
    private static final int SMALLEST = 1 << 10;
    private static final long FREE = -1;

    private long[] hashes = new long[SMALLEST];
    private long[] places = free(SMALLEST);
    private int size;

    private static long[] free(int slots) {
        long[] places = new long[slots];
        Arrays.fill(places, FREE);
        return places;
    }

    /// @param place 0 or more
    void put(long hash, long place) {
        if (size * 2 >= places.length) {
            resize(places.length * 2);
        }
        int slot = slotOf(hash);
        if (places[slot] == FREE) {
            size++;
        }
        hashes[slot] = hash;
        places[slot] = place;
    }

    /// The place, or -1.
    long find(long hash) {
        return places[slotOf(hash)];
    }

    /// Forgets the hash, where it still has that place.
    void remove(long hash, long place) {
        int slot = slotOf(hash);
        if (places[slot] != place) {
            return;
        }
        vacate(slot);
        size--;
        if (places.length > SMALLEST && size * 8 < places.length) {
            resize(places.length / 2);
        }
    }

    private void resize(int slots) {
        long[] oldHashes = hashes;
        long[] oldPlaces = places;
        hashes = new long[slots];
        places = free(slots);
        for (int i = 0; i < oldPlaces.length; i++) {
            if (oldPlaces[i] != FREE) {
                int slot = slotOf(oldHashes[i]);
                hashes[slot] = oldHashes[i];
                places[slot] = oldPlaces[i];
            }
        }
    }

    /// Where the hash is, or else would be.
    private int slotOf(long hash) {
        int slot = home(hash);
        while (places[slot] != FREE && hashes[slot] != hash) {
            slot = next(slot);
        }
        return slot;
    }

    /// Frees a slot, and moves up those behind it that could not be found any more.
    private void vacate(int slot) {
        int hole = slot;
        for (int i = next(slot); places[i] != FREE; i = next(i)) {
            if (distance(home(hashes[i]), i) >= distance(hole, i)) {
                hashes[hole] = hashes[i];
                places[hole] = places[i];
                hole = i;
            }
        }
        places[hole] = FREE;
    }

    private int home(long hash) {
        return (int) (hash ^ hash >>> 32) & (places.length - 1);
    }

    private int next(int slot) {
        return (slot + 1) & (places.length - 1);
    }

    private int distance(int from, int to) {
        return (to - from) & (places.length - 1);
    }
}
