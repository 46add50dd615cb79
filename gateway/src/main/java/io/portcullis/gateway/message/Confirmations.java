package io.portcullis.gateway.message;

import io.portcullis.gateway.store.Completion;
import io.portcullis.gateway.store.Journal;
import io.portcullis.gateway.store.Statements;
import io.portcullis.gateway.store.StoreFailure;
import io.portcullis.gateway.store.Write;
import io.portcullis.gateway.store.WriteResult;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;

/// Takes delivered messages out of the queue: all that were confirmed until the writer comes, in one write. What fails
/// is tried again with the next one.
final class Confirmations implements Write, Completion {
    private final Journal journal;
    private final MessageRows rows;
    private final PendingCounts counts;
    private final Queue<Confirmed> confirmed = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean submitted = new AtomicBoolean();
    /// Of the writer's thread: taken from the queue, not committed.
    private final List<Confirmed> taken = new ArrayList<>();

    /// There is something in `taken`.
    private volatile boolean unfinished;

    private static final class Confirmed {
        final String owner;
        final long id;
        final boolean passing;
        /// Whether it was in the queue, by the latest attempt.
        boolean removed;

        Confirmed(String owner, long id, boolean passing) {
            this.owner = owner;
            this.id = id;
            this.passing = passing;
        }

        void changed(int rows) {
            removed = rows == 1;
        }
    }

    Confirmations(Journal journal, MessageRows rows, PendingCounts counts) {
        this.journal = journal;
        this.rows = rows;
        this.counts = counts;
    }

    void add(String owner, long id, boolean passing) {
        confirmed.add(new Confirmed(owner, id, passing));
        submit();
    }

    /// Tries again what failed.
    void retry() {
        if (unfinished) {
            submit();
        }
    }

    private void submit() {
        if (!submitted.getAndSet(true)) {
            journal.submit(this, this);
        }
    }

    @Override
    public void apply(Statements statements) throws SQLException {
        submitted.set(false);
        for (Confirmed next = confirmed.poll(); next != null; next = confirmed.poll()) {
            taken.add(next);
        }
        for (Confirmed one : taken) {
            rows.delivered(statements, one.owner, one.id, one.passing, one::changed);
        }
    }

    @Override
    public void done(WriteResult result) {
        switch (result) {
            case WriteResult.Committed() -> {
                for (Confirmed one : taken) {
                    if (one.removed) {
                        counts.remove(one.owner);
                    }
                }
                taken.clear();
                unfinished = false;
            }
            case WriteResult.Failed(StoreFailure reason) -> {
                submitted.set(false);
                unfinished = true;
            }
        }
    }
}
