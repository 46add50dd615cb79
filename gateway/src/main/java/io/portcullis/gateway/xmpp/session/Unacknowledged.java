package io.portcullis.gateway.xmpp.session;

import io.portcullis.gateway.route.Delivery;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The stanzas sent on a stream that its client has not acknowledged: an immutable queue of two linked lists.
///
/// @param acknowledged how many were, modulo 2^32
/// @param size how many wait
/// @param front the oldest, oldest first
/// @param back the newest, newest first
record Unacknowledged(int acknowledged, int size, Optional<Cell> front, Optional<Cell> back) {
    static final Unacknowledged NONE = new Unacknowledged(0, 0, Optional.empty(), Optional.empty());

    /// A linked list.
    record Cell(Delivery stanza, Optional<Cell> rest) {}

    Unacknowledged add(Delivery stanza) {
        return new Unacknowledged(acknowledged, size + 1, front, Optional.of(new Cell(stanza, back)));
    }

    /// Whether a client can have handled so many: between what it said before and what was sent.
    boolean canHandle(int handled) {
        return Integer.compareUnsigned(handled - acknowledged, size) <= 0;
    }

    /// Takes off the oldest.
    ///
    /// @param handled a number that [#canHandle]
    /// @param gone told of each stanza taken off
    Unacknowledged acknowledge(int handled, List<Delivery> gone) {
        int count = handled - acknowledged;
        Optional<Cell> oldest = front;
        Optional<Cell> newest = back;
        for (int i = 0; i < count; i++) {
            if (oldest.isEmpty()) {
                oldest = reverse(newest);
                newest = Optional.empty();
            }
            Cell cell = oldest.orElseThrow();
            gone.add(cell.stanza());
            oldest = cell.rest();
        }
        return new Unacknowledged(handled, size - count, oldest, newest);
    }

    /// All that wait, oldest first.
    List<Delivery> all() {
        List<Delivery> all = new ArrayList<>(size);
        collect(front, all);
        collect(reverse(back), all);
        return all;
    }

    private static void collect(Optional<Cell> from, List<Delivery> into) {
        for (Optional<Cell> at = from; at.isPresent(); at = at.get().rest()) {
            into.add(at.get().stanza());
        }
    }

    private static Optional<Cell> reverse(Optional<Cell> list) {
        Optional<Cell> reversed = Optional.empty();
        for (Optional<Cell> at = list; at.isPresent(); at = at.get().rest()) {
            reversed = Optional.of(new Cell(at.get().stanza(), reversed));
        }
        return reversed;
    }
}
