package io.portcullis.gateway.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// What waits for the writer, bounded in number and bytes.
final class Intake {
    /// How long patient writes wait for others.
    static final long PATIENCE_NANOS = 50_000_000;

    /// What the writer does when it waits.
    private enum Waiting {
        NOT,
        /// For anything.
        IDLE,
        /// For something that presses, or the end of patience.
        PATIENT,
        /// For the end of its pause, a read, or a full group.
        PAUSING
    }

    private final int maxWaiting;
    private final long maxBytes;
    private final int group;
    private List<JournalEntry> waiting = new ArrayList<>();
    private long bytes;
    private boolean closed;
    private Waiting writer = Waiting.NOT;
    /// Entries that are not patient.
    private int pressing;
    /// Some of them are reads.
    private boolean reads;
    private long patientSince;

    /// @param group so many end a pause
    Intake(int maxWaiting, long maxBytes, int group) {
        this.maxWaiting = maxWaiting;
        this.maxBytes = maxBytes;
        this.group = group;
    }

    /// Empty when it was taken, else why not.
    synchronized Optional<StoreFailure> offer(JournalEntry entry, int weight) {
        if (closed) {
            return Optional.of(StoreFailure.CLOSED);
        }
        if (waiting.size() >= maxWaiting || (bytes + weight > maxBytes && !waiting.isEmpty())) {
            return Optional.of(StoreFailure.QUEUE_FULL);
        }
        if (waiting.isEmpty()) {
            patientSince = System.nanoTime();
        }
        waiting.add(entry);
        bytes += weight;
        switch (entry) {
            case JournalEntry.Writing(Write write, Completion _) -> pressing += write.isPatient() ? 0 : 1;
            case JournalEntry.Reading<?> _ -> {
                pressing++;
                reads = true;
            }
        }
        if (wakes()) {
            writer = Waiting.NOT;
            notifyAll();
        }
        return Optional.empty();
    }

    private boolean wakes() {
        return switch (writer) {
            case NOT -> false;
            case IDLE -> true;
            case PATIENT -> pressing > 0;
            case PAUSING -> endsPause();
        };
    }

    private boolean endsPause() {
        return reads || closed || waiting.size() >= group || bytes > maxBytes / 2;
    }

    /// Waits until something is there, and takes all of it; `emptied` is used for what comes next. Null when closed and
    /// empty. Writes that came before `earliest` wait until then, unless a read or so many come that waiting gains nothing.
    synchronized @Nullable List<JournalEntry> take(List<JournalEntry> emptied, long earliest)
            throws InterruptedException {
        for (long left = earliest - System.nanoTime(); left > 0 && !endsPause(); left = earliest - System.nanoTime()) {
            sleep(Waiting.PAUSING, left);
        }
        while (pressing == 0 && !closed && !patienceIsOver()) {
            if (waiting.isEmpty()) {
                writer = Waiting.IDLE;
                wait();
            } else {
                sleep(Waiting.PATIENT, patientSince + PATIENCE_NANOS - System.nanoTime());
            }
        }
        writer = Waiting.NOT;
        return waiting.isEmpty() ? null : taken(emptied);
    }

    private boolean patienceIsOver() {
        return !waiting.isEmpty() && System.nanoTime() - patientSince >= PATIENCE_NANOS;
    }

    @SuppressWarnings("WaitNotInLoop") // its callers loop
    private void sleep(Waiting why, long nanos) throws InterruptedException {
        writer = why;
        wait(Math.max(1, TimeUnit.NANOSECONDS.toMillis(nanos + 500_000)));
        writer = Waiting.NOT;
    }

    private List<JournalEntry> taken(List<JournalEntry> emptied) {
        List<JournalEntry> taken = waiting;
        waiting = emptied;
        bytes = 0;
        pressing = 0;
        reads = false;
        return taken;
    }

    /// Takes what is there, without waiting.
    synchronized List<JournalEntry> drain() {
        return taken(new ArrayList<>());
    }

    synchronized void close() {
        closed = true;
        notifyAll();
    }

    synchronized int size() {
        return waiting.size();
    }
}
