package io.portcullis.gateway.message;

import java.util.Arrays;

/// The latest of the keys that were added, in a table with linear probing; the oldest make room for new ones. Not safe
/// for many threads.
final class LatestKeys {
    private static final int SMALLEST = 16;
    private static final short FREE = -1;

    private final int most;
    /// In the order they were added, round and round once there are `most` of them.
    private long[] keys = new long[SMALLEST];
    private int size;
    private int oldest;
    /// Of each slot the index of its key; twice as many slots as keys, so that a search is short.
    private short[] slots = emptySlots(SMALLEST);

    /// @param most a power of two, 16 to 16,384
    LatestKeys(int most) {
        this.most = most;
    }

    private static short[] emptySlots(int keys) {
        short[] slots = new short[keys * 2];
        Arrays.fill(slots, FREE);
        return slots;
    }

    boolean contains(long key) {
        return slots[slotOf(key)] != FREE;
    }

    /// Adds a key, unless it is there.
    void add(long key) {
        if (contains(key)) {
            return;
        }
        if (size < most) {
            if (size == keys.length) {
                grow();
            }
            place(key, size++);
        } else {
            vacate(slotOf(keys[oldest]));
            place(key, oldest);
            oldest = (oldest + 1) % most;
        }
    }

    private void place(long key, int index) {
        keys[index] = key;
        slots[slotOf(key)] = (short) index;
    }

    private void grow() {
        keys = Arrays.copyOf(keys, keys.length * 2);
        slots = emptySlots(keys.length);
        for (int i = 0; i < size; i++) {
            place(keys[i], i);
        }
    }

    /// Where the key is, or else would be.
    private int slotOf(long key) {
        int slot = home(key);
        while (slots[slot] != FREE && keys[slots[slot]] != key) {
            slot = next(slot);
        }
        return slot;
    }

    /// Frees a slot, and moves up those behind it that could not be found any more.
    private void vacate(int slot) {
        int hole = slot;
        for (int i = next(slot); slots[i] != FREE; i = next(i)) {
            int fromHome = distance(home(keys[slots[i]]), i);
            if (fromHome >= distance(hole, i)) {
                slots[hole] = slots[i];
                hole = i;
            }
        }
        slots[hole] = FREE;
    }

    /// Keys are hashes already.
    private int home(long key) {
        return (int) key & (slots.length - 1);
    }

    private int next(int slot) {
        return (slot + 1) & (slots.length - 1);
    }

    private int distance(int from, int to) {
        return (to - from) & (slots.length - 1);
    }
}
