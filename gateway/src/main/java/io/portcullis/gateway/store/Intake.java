package io.portcullis.gateway.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What waits for the writer, bounded in number and bytes.
final class Intake {
    private final int maxWaiting;
    private final long maxBytes;
    private List<JournalEntry> waiting = new ArrayList<>();
    private long bytes;
    private boolean closed;
    private boolean writerWaits;

    Intake(int maxWaiting, long maxBytes) {
        this.maxWaiting = maxWaiting;
        this.maxBytes = maxBytes;
    }

    /// Empty when it was taken, else why not.
    synchronized Optional<StoreFailure> offer(JournalEntry entry, int weight) {
        if (closed) {
            return Optional.of(StoreFailure.CLOSED);
        }
        if (waiting.size() >= maxWaiting || (bytes + weight > maxBytes && !waiting.isEmpty())) {
            return Optional.of(StoreFailure.QUEUE_FULL);
        }
        waiting.add(entry);
        bytes += weight;
        if (writerWaits) {
            writerWaits = false;
            notifyAll();
        }
        return Optional.empty();
    }

    /// Waits until something is there, and takes all of it; `emptied` is used for what comes next. Null when closed and
    /// empty.
    synchronized @Nullable List<JournalEntry> take(List<JournalEntry> emptied) throws InterruptedException {
        while (waiting.isEmpty()) {
            if (closed) {
                return null;
            }
            writerWaits = true;
            wait();
        }
        List<JournalEntry> taken = waiting;
        waiting = emptied;
        bytes = 0;
        return taken;
    }

    /// Takes what is there, without waiting.
    synchronized List<JournalEntry> drain() {
        List<JournalEntry> taken = waiting;
        waiting = new ArrayList<>();
        return taken;
    }

    synchronized void close() {
        closed = true;
        notifyAll();
    }

    synchronized int size() {
        return waiting.size();
    }
}
