package io.portcullis.gateway.route;

import java.util.function.Consumer;

/// A stanza that is not stored, offered to the endpoints of an account. Its sender hears once: as soon as one has it, or when the last
/// has not taken it. Guarded by the account's lock.
final class Offer {
    private final Consumer<Boolean> done;
    private int waiting;
    private boolean told;

    /// @param done whether one has it; under the account's lock
    Offer(Consumer<Boolean> done) {
        this.done = done;
    }

    /// An endpoint gets it later, if it takes it then.
    void waits() {
        waiting++;
    }

    /// An endpoint has it.
    void given() {
        tell(true);
    }

    /// An endpoint for which it waited has not taken it.
    void missed() {
        waiting--;
        asked();
    }

    /// All have been asked.
    void asked() {
        if (waiting == 0) {
            tell(false);
        }
    }

    private void tell(boolean taken) {
        if (!told) {
            told = true;
            done.accept(taken);
        }
    }
}
