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
/// is tried again with the next one, and before anything pending is read.
final class Confirmations {
    private final Journal journal;
    private final MessageRows rows;
    private final PendingCounts counts;
    private final Queue<Confirmed> confirmed = new ConcurrentLinkedQueue<>();
    /// A write is on its way that will take what is confirmed now.
    private final AtomicBoolean submitted = new AtomicBoolean();
    /// Something in the queue was tried and failed.
    private volatile boolean unfinished;

    private static final class Confirmed {
        final Charge charge;
        final long id;
        final boolean passing;
        /// Whether it was in the queue, by the latest attempt.
        boolean removed;

        Confirmed(Charge charge, long id, boolean passing) {
            this.charge = charge;
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

    void add(Charge charge, long id, boolean passing) {
        confirmed.add(new Confirmed(charge, id, passing));
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
            Removal removal = new Removal();
            journal.submit(removal, removal);
        }
    }

    /// One write. What it takes, no other has: two of them may be in one transaction.
    private final class Removal implements Write, Completion {
        private final List<Confirmed> taken = new ArrayList<>();
        private boolean applied;

        /// Until it is written, a crash gives the message out again, and nothing else.
        @Override
        public boolean isPatient() {
            return true;
        }

        @Override
        public void apply(Statements statements) throws SQLException {
            if (!applied) {
                applied = true;
                unfinished = false;
                submitted.set(false);
            }
            for (Confirmed next = confirmed.poll(); next != null; next = confirmed.poll()) {
                taken.add(next);
            }
            for (Confirmed one : taken) {
                rows.delivered(statements, one.charge.recipient(), one.id, one.passing, one::changed);
            }
        }

        @Override
        public void done(WriteResult result) {
            switch (result) {
                case WriteResult.Committed() -> {
                    for (Confirmed one : taken) {
                        if (one.removed) {
                            counts.delivered(one.charge);
                        }
                    }
                }
                case WriteResult.Failed(StoreFailure reason) -> {
                    confirmed.addAll(taken);
                    unfinished = true;
                    if (!applied) {
                        submitted.set(false);
                    }
                }
            }
        }
    }
}
