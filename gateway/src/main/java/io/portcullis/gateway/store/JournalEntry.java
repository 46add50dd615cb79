package io.portcullis.gateway.store;

import java.sql.SQLException;
import java.util.function.Consumer;

/// A write or a read, with who waits for it.
sealed interface JournalEntry {
    void fail(StoreFailure reason);

    /// A write.
    record Writing(Write write, Completion done) implements JournalEntry {
        @Override
        public void fail(StoreFailure reason) {
            done.done(new WriteResult.Failed(reason));
        }
    }

    /// A read.
    record Reading<T>(Query<T> query, Consumer<Outcome<T>> done) implements JournalEntry {
        void run(Statements statements) throws SQLException {
            done.accept(new Outcome.Answer<>(query.run(statements)));
        }

        @Override
        public void fail(StoreFailure reason) {
            done.accept(new Outcome.Failed<>(reason));
        }
    }
}
