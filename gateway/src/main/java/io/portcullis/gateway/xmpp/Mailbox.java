package io.portcullis.gateway.xmpp;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// Letters from all threads for one reader, in order. One word when empty: there is one for every session.
final class Mailbox extends AtomicReference<Mailbox.@Nullable Envelope> {
    private static final long serialVersionUID = 1;

    /// The newest letter and those before it.
    ///
    /// @param depth how many there are
    record Envelope(Letter letter, @Nullable Envelope older, int depth) {}

    /// Leaves a letter.
    ///
    /// @return whether it is the first: the reader is to be woken
    boolean put(Letter letter) {
        while (true) {
            Envelope top = get();
            if (compareAndSet(top, new Envelope(letter, top, top == null ? 1 : top.depth() + 1))) {
                return top == null;
            }
        }
    }

    /// How many letters wait.
    int size() {
        Envelope top = get();
        return top == null ? 0 : top.depth();
    }

    /// Takes all letters, oldest first.
    List<Letter> takeAll() {
        Envelope top = getAndSet(null);
        if (top == null) {
            return List.of();
        }
        List<Letter> letters = new ArrayList<>(top.depth());
        for (Envelope at = top; at != null; at = at.older()) {
            letters.add(at.letter());
        }
        Collections.reverse(letters);
        return letters;
    }
}
