package io.portcullis.gateway.ops;

import io.portcullis.gateway.store.JournalObserver;
import io.portcullis.gateway.store.StoreFailure;
import java.util.Optional;

/// Remembers why the latest commit failed, until one succeeds. Safe for all threads.
public final class JournalWatch implements JournalObserver {
    private volatile Optional<StoreFailure> failure = Optional.empty();

    @Override
    public void committed(int writes, long nanos) {
        failure = Optional.empty();
    }

    @Override
    public void failed(int writes, StoreFailure reason) {
        switch (reason) {
            case DISK_FULL, UNAVAILABLE -> failure = Optional.of(reason);
            case QUEUE_FULL, MAILBOX_FULL, DISK_LOW, CLOSED, REJECTED -> {
                // the writes were at fault, or came at the wrong time; others are committed
            }
        }
    }

    /// Empty when the latest commit succeeded.
    public Optional<StoreFailure> failure() {
        return failure;
    }
}
