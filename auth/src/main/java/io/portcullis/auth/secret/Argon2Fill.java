package io.portcullis.auth.secret;

import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.nio.ByteOrder.LITTLE_ENDIAN;

import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.util.Arrays;

/// One computation of Argon2id, version 1.3, in memory that is given: RFC 9106 section 3. Leaves that memory and its own
/// zeroed. Lanes run one after the other.
final class Argon2Fill {
    private static final int BYTES = Argon2Block.LONGS * Long.BYTES;
    private static final int SLICES = 4;
    private static final int ARGON2ID = 2;
    private static final long LOW = 0xFFFF_FFFFL;

    private final PhcString.Cost cost;
    private final MemorySegment memory;
    private final int segment;
    private final int lane;
    private final Argon2Block block = new Argon2Block();
    private final long[] previous = new long[Argon2Block.LONGS];
    private final long[] reference = new long[Argon2Block.LONGS];
    private final long[] overwritten = new long[Argon2Block.LONGS];
    private final long[] counter = new long[Argon2Block.LONGS];
    private final long[] addresses = new long[Argon2Block.LONGS];

    /// @param memory at least [#bytes]
    Argon2Fill(PhcString.Cost cost, MemorySegment memory) {
        this.cost = cost;
        this.segment = cost.memory() / (SLICES * cost.lanes());
        this.lane = segment * SLICES;
        this.memory = memory.asSlice(0, bytes(cost));
    }

    /// How much memory a computation takes.
    static long bytes(PhcString.Cost cost) {
        return (long) cost.memory() * BYTES;
    }

    /// Fills `hash`, of at least 4 bytes.
    void compute(byte[] password, byte[] salt, byte[] hash) {
        byte[] first = Argon2Hash.first(password, salt, cost, hash.length);
        try {
            begin(first);
            for (int pass = 0; pass < cost.passes(); pass++) {
                for (int slice = 0; slice < SLICES; slice++) {
                    for (int at = 0; at < cost.lanes(); at++) {
                        fill(pass, slice, at);
                    }
                }
            }
            end(hash);
        } finally {
            Arrays.fill(first, (byte) 0);
            wipe();
        }
    }

    private void wipe() {
        memory.fill((byte) 0);
        block.wipe();
        for (long[] used : new long[][] {previous, reference, overwritten, counter, addresses}) {
            Arrays.fill(used, 0);
        }
    }

    private void begin(byte[] first) {
        byte[] bytes = new byte[BYTES];
        byte[] input = Arrays.copyOf(first, Argon2Hash.FIRST + 2 * Integer.BYTES);
        ByteBuffer numbers = ByteBuffer.wrap(input).order(LITTLE_ENDIAN);
        for (int at = 0; at < cost.lanes(); at++) {
            for (int column = 0; column < 2; column++) {
                numbers.putInt(Argon2Hash.FIRST, column).putInt(Argon2Hash.FIRST + Integer.BYTES, at);
                Argon2Hash.variable(input, bytes);
                ByteBuffer.wrap(bytes).order(LITTLE_ENDIAN).asLongBuffer().get(previous);
                write(at, column, previous);
            }
        }
        Arrays.fill(bytes, (byte) 0);
        Arrays.fill(input, (byte) 0);
    }

    private void end(byte[] hash) {
        Arrays.fill(previous, 0);
        for (int at = 0; at < cost.lanes(); at++) {
            read(at, lane - 1, reference);
            for (int i = 0; i < previous.length; i++) {
                previous[i] ^= reference[i];
            }
        }
        byte[] bytes = new byte[BYTES];
        ByteBuffer.wrap(bytes).order(LITTLE_ENDIAN).asLongBuffer().put(previous);
        Argon2Hash.variable(bytes, hash);
        Arrays.fill(bytes, (byte) 0);
    }

    /// Fills one segment: section 3.4.
    private void fill(int pass, int slice, int at) {
        boolean independent = pass == 0 && slice < SLICES / 2;
        int start = pass == 0 && slice == 0 ? 2 : 0;
        if (independent) {
            beginAddresses(pass, slice, at, start);
        }
        int column = slice * segment + start;
        read(at, column == 0 ? lane - 1 : column - 1, previous);
        for (int index = start; index < segment; index++, column++) {
            if (independent && index % Argon2Block.LONGS == 0) {
                nextAddresses();
            }
            long random = independent ? addresses[index % Argon2Block.LONGS] : previous[0];
            int from = pass == 0 && slice == 0 ? at : (int) ((random >>> 32) % cost.lanes());
            read(from, column(pass, slice, index, from == at, random & LOW), reference);
            block.compress(previous, reference, previous);
            if (pass > 0) {
                read(at, column, overwritten);
                for (int i = 0; i < previous.length; i++) {
                    previous[i] ^= overwritten[i];
                }
            }
            write(at, column, previous);
        }
    }

    /// Section 3.4.1.2: what the addresses follow from. The first segment begins within its first block of them.
    private void beginAddresses(int pass, int slice, int at, int start) {
        Arrays.fill(counter, 0);
        counter[0] = pass;
        counter[1] = at;
        counter[2] = slice;
        counter[3] = (long) lane * cost.lanes();
        counter[4] = cost.passes();
        counter[5] = ARGON2ID;
        if (start > 0) {
            nextAddresses();
        }
    }

    private void nextAddresses() {
        counter[6]++;
        Arrays.fill(reference, 0);
        block.compress(reference, counter, addresses);
        block.compress(reference, addresses, addresses);
    }

    /// Which column of a lane is referred to: section 3.4.2.
    private int column(int pass, int slice, int index, boolean same, long random) {
        int before = pass == 0 ? slice * segment : lane - segment;
        int area = before + (same ? index - 1 : index == 0 ? -1 : 0);
        long distance = area * (random * random >>> 32) >>> 32;
        int start = pass == 0 || slice == SLICES - 1 ? 0 : (slice + 1) * segment;
        return (int) ((start + area - 1 - distance) % lane);
    }

    private void read(int at, int column, long[] target) {
        MemorySegment.copy(memory, JAVA_LONG, place(at, column), target, 0, Argon2Block.LONGS);
    }

    private void write(int at, int column, long[] source) {
        MemorySegment.copy(source, 0, memory, JAVA_LONG, place(at, column), Argon2Block.LONGS);
    }

    private long place(int at, int column) {
        return ((long) at * lane + column) * BYTES;
    }
}
