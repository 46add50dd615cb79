package io.portcullis.protocol.xml;

import io.netty.buffer.ByteBuf;

/// The bytes that were received and not yet understood. An idle connection holds at most [#KEPT] of room.
final class ByteWindow {
    private static final int CHUNK = 4096;
    private static final int KEPT = 1024;
    private static final byte[] EMPTY = {};

    private byte[] bytes = EMPTY;
    private int start;
    private int end;

    byte[] bytes() {
        return bytes;
    }

    int start() {
        return start;
    }

    int end() {
        return end;
    }

    boolean isEmpty() {
        return start == end;
    }

    void consume(int upTo) {
        start = upTo;
    }

    /// Takes in some of `input`, at least one byte of it.
    void fill(ByteBuf input) {
        int wanted = Math.min(input.readableBytes(), CHUNK);
        if (bytes.length - end < wanted) {
            makeRoom(wanted);
        }
        input.readBytes(bytes, end, wanted);
        end += wanted;
    }

    /// Gives room back that is not needed.
    void trim() {
        if (start == end) {
            start = 0;
            end = 0;
            bytes = bytes.length > KEPT ? EMPTY : bytes;
        }
    }

    void clear() {
        start = 0;
        end = 0;
        bytes = EMPTY;
    }

    /// Moves what is left to the front only when that frees half of the room, so that feeding single bytes stays linear.
    private void makeRoom(int wanted) {
        int used = end - start;
        boolean fits = used + wanted <= bytes.length && start >= bytes.length / 2;
        byte[] target = fits ? bytes : new byte[Math.max(used + wanted, Math.max(2 * used, KEPT / 2))];
        System.arraycopy(bytes, start, target, 0, used);
        bytes = target;
        start = 0;
        end = used;
    }
}
