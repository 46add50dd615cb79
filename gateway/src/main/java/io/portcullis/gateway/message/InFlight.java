package io.portcullis.gateway.message;

import io.portcullis.gateway.store.Completion;
import io.portcullis.gateway.store.Statements;
import io.portcullis.gateway.store.StoreFailure;
import io.portcullis.gateway.store.Write;
import io.portcullis.gateway.store.WriteResult;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A message from its acceptance to its commit, and as the handle by which it is confirmed after.
final class InFlight implements AcceptedMessage, Write, Completion {
    /// What decides about the row in the queue.
    private enum State {
        /// Not written yet.
        WAITING,
        /// Written as pending.
        PENDING,
        /// A client had it before it was written: it needs no row in the queue.
        DELIVERED,
        /// Written as pending, and a client has it: the row goes.
        CONFIRMED,
        /// Not stored, and never will be.
        FAILED
    }

    private static final byte[] WRITTEN = {};

    private final JournalMessageStore store;
    private final MessageId id;
    private final MessageRow row;
    private final Charge charge;
    private final Consumer<StoreResult> done;
    private final @Nullable SentRing ring;
    private final AtomicReference<State> state = new AtomicReference<>(State.WAITING);
    /// Guarded by the ring.
    private @Nullable List<Consumer<StoreResult>> waiters;
    private volatile byte[] stanza;
    /// Of the writer's thread: whether the latest attempt wrote a row in the queue.
    private boolean queued;

    InFlight(JournalMessageStore store, MessageId id, MessageRow row, byte[] stanza, @Nullable SentRing ring,
            Consumer<StoreResult> done) {
        this.store = store;
        this.id = id;
        this.row = row;
        this.charge = row.charge(stanza.length);
        this.stanza = stanza;
        this.ring = ring;
        this.done = done;
    }

    @Override
    public MessageId id() {
        return id;
    }

    @Override
    public int weight() {
        return stanza.length + 256;
    }

    /// Guarded by the ring: the same message was sent again.
    void alsoTell(Consumer<StoreResult> again) {
        if (waiters == null) {
            waiters = new ArrayList<>(1);
        }
        waiters.add(again);
    }

    @Override
    public void apply(Statements statements) throws SQLException {
        state.compareAndSet(State.WAITING, State.PENDING);
        queued = state.get() == State.PENDING;
        if (queued || row.archived()) {
            store.rows().insert(statements, id.value(), row, stanza, queued);
        }
    }

    @Override
    public void delivered() {
        State before = state.getAndUpdate(InFlight::whenDelivered);
        switch (before) {
            case WAITING -> store.counts().delivered(charge);
            case PENDING -> store.confirmations().add(charge, id.value(), !row.archived());
            case DELIVERED, CONFIRMED, FAILED -> {
                // nothing is pending any more
            }
        }
    }

    private static State whenDelivered(State before) {
        return switch (before) {
            case WAITING -> State.DELIVERED;
            case PENDING -> State.CONFIRMED;
            case DELIVERED, CONFIRMED, FAILED -> before;
        };
    }

    Charge charge() {
        return charge;
    }

    /// It never reaches the journal, was not counted, and whoever offered it is not told: it may be offered again.
    void withdraw() {
        state.set(State.FAILED);
        settle(false).forEach(waiter -> waiter.accept(new StoreResult.Failed(StoreFailure.QUEUE_FULL)));
    }

    /// Whether it was told that it failed.
    boolean failed() {
        return state.get() == State.FAILED;
    }

    /// It never reaches the journal, and was not counted.
    void refuse(StoreFailure reason) {
        state.set(State.FAILED);
        tell(new StoreResult.Failed(reason), new StoreResult.Failed(reason));
    }

    @Override
    public void done(WriteResult result) {
        stanza = WRITTEN;
        switch (result) {
            case WriteResult.Committed() -> {
                if (state.get() == State.CONFIRMED && !queued) {
                    store.counts().delivered(charge);
                }
                store.countStored(charge.bytes());
                tell(new StoreResult.Committed(), new StoreResult.Duplicate());
            }
            case WriteResult.Failed(StoreFailure reason) -> {
                if (state.getAndSet(State.FAILED) != State.DELIVERED) {
                    store.counts().remove(charge);
                }
                tell(new StoreResult.Failed(reason), new StoreResult.Failed(reason));
            }
        }
    }

    private void tell(StoreResult first, StoreResult again) {
        List<Consumer<StoreResult>> alsoWaiting = settle(first instanceof StoreResult.Committed);
        done.accept(first);
        alsoWaiting.forEach(waiter -> waiter.accept(again));
    }

    private List<Consumer<StoreResult>> settle(boolean committed) {
        if (ring == null) {
            return List.of();
        }
        synchronized (ring) {
            if (committed) {
                ring.committed(row.origin());
            } else {
                ring.failed(row.origin());
            }
            return waiters == null ? List.of() : waiters;
        }
    }
}
