package io.portcullis.auth.secret;

import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;

/// The memory that hashes fill, outside the heap: a collector neither copies nor counts it. A piece is made when no idle one
/// is left, so there are as many as ever ran side by side; it is used again, and given back to the system once it has been idle for
/// a while. Idle pieces are zeroed. Safe for use by several threads.
final class Argon2Memory implements AutoCloseable {
    private final long size;
    private final Deque<Piece> idle = new ArrayDeque<>();
    private int made;
    private boolean closed;

    /// @param size of a piece, in bytes
    Argon2Memory(long size) {
        this.size = size;
    }

    private static final class Piece {
        private final Arena arena = Arena.ofShared();
        private final MemorySegment memory;
        private boolean used;

        Piece(long size) {
            memory = arena.allocate(size, JAVA_LONG.byteAlignment());
        }
    }

    /// Does a piece of work in zeroed memory, which it leaves zeroed. More than a piece has is made for it alone.
    void with(long bytes, Consumer<MemorySegment> work) {
        if (bytes > size) {
            try (Arena own = Arena.ofShared()) {
                work.accept(own.allocate(bytes, JAVA_LONG.byteAlignment()));
            }
            return;
        }
        Piece piece = take();
        try {
            work.accept(piece.memory);
        } finally {
            putBack(piece);
        }
    }

    private synchronized Piece take() {
        Piece last = idle.pollFirst();
        if (last != null) {
            return last;
        }
        Piece piece = new Piece(size);
        made++;
        return piece;
    }

    private synchronized void putBack(Piece piece) {
        piece.used = true;
        if (closed) {
            piece.arena.close();
        } else {
            idle.addFirst(piece);
        }
    }

    /// Gives back the pieces that were not used since the last call.
    synchronized void giveBack() {
        idle.removeIf(piece -> {
            boolean rested = !piece.used;
            piece.used = false;
            if (rested) {
                piece.arena.close();
            }
            return rested;
        });
    }

    /// How many pieces are idle.
    synchronized int idle() {
        return idle.size();
    }

    /// How many pieces were ever made.
    synchronized int made() {
        return made;
    }

    /// Gives everything back: what is in use, after its use.
    @Override
    public synchronized void close() {
        closed = true;
        idle.forEach(piece -> piece.arena.close());
        idle.clear();
    }
}
