package io.portcullis.gateway.ops;

import io.portcullis.gateway.store.Completion;
import io.portcullis.gateway.store.StoreFailure;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/// Whether the journal can commit. While it cannot, each question makes one attempt more: whoever stops sending messages
/// to a server that is down could otherwise never see it come up again.
public final class JournalHealth implements Health {
    private final JournalWatch watch;
    private final Consumer<Completion> attempt;
    private final AtomicBoolean attempting = new AtomicBoolean();

    /// Asks about one journal.
    ///
    /// @param watch observes it
    /// @param attempt submits a write to it that changes something on the disk; must not block
    public JournalHealth(JournalWatch watch, Consumer<Completion> attempt) {
        this.watch = watch;
        this.attempt = attempt;
    }

    @Override
    public Optional<String> problem() {
        Optional<StoreFailure> failure = watch.failure();
        if (failure.isPresent() && !attempting.getAndSet(true)) {
            attempt.accept(result -> attempting.set(false));
        }
        return failure.map(JournalHealth::words);
    }

    private static String words(StoreFailure failure) {
        return failure == StoreFailure.DISK_FULL
                ? "messages cannot be stored: the disk is full"
                : "messages cannot be stored: the database is unavailable";
    }
}
