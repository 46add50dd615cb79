package io.portcullis.gateway.sip.registrar;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Whether something was stored, heard only after the account is let go: a store may answer at once, and who hears it may
/// change the account again. Any thread.
final class HeldAnswer {
    private @Nullable Boolean answer;
    private @Nullable Consumer<Boolean> listener;

    /// Said once, by the store.
    void answer(boolean stored) {
        Consumer<Boolean> waiting;
        synchronized (this) {
            answer = stored;
            waiting = listener;
        }
        if (waiting != null) {
            waiting.accept(stored);
        }
    }

    /// Called once, when the account is let go; the listener hears the answer now or when it comes.
    void release(Consumer<Boolean> hears) {
        Boolean given;
        synchronized (this) {
            listener = hears;
            given = answer;
        }
        if (given != null) {
            hears.accept(given);
        }
    }
}
