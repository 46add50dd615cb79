package io.portcullis.gateway.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Turns groups into transactions. Only for the writer's thread, once [#open] has returned.
///
/// A group is first written as a whole. When that fails by a write's own fault, it is written again with a savepoint
/// before each write, so that only the faulty ones fail. When the database is at fault, all fail and the connection is
/// made anew.
final class GroupWriter {
    private static final Logger LOG = LoggerFactory.getLogger(GroupWriter.class);

    private final Dialect dialect;
    private final JournalObserver observer;
    private @Nullable Statements statements;
    private final List<JournalEntry.Writing> writes = new ArrayList<>();
    private final List<JournalEntry.Reading<?>> reads = new ArrayList<>();

    GroupWriter(Dialect dialect, JournalObserver observer) {
        this.dialect = dialect;
        this.observer = observer;
    }

    /// @throws JournalException when the database cannot be reached
    void open() {
        try {
            connected();
        } catch (SQLException e) {
            throw new JournalException("opening the gateway's database failed", e);
        }
    }

    private Statements connected() throws SQLException {
        Statements current = statements;
        if (current == null) {
            current = new Statements(dialect.connect(), dialect.batches());
            statements = current;
        }
        return current;
    }

    /// Commits the writes, tells them, then runs the reads.
    void write(List<JournalEntry> group) {
        writes.clear();
        reads.clear();
        for (JournalEntry entry : group) {
            switch (entry) {
                case JournalEntry.Writing writing -> writes.add(writing);
                case JournalEntry.Reading<?> reading -> reads.add(reading);
            }
        }
        if (!writes.isEmpty()) {
            writeGroup();
        }
        if (!reads.isEmpty()) {
            readAll();
        }
    }

    private void writeGroup() {
        long begin = System.nanoTime();
        try {
            Statements current = connected();
            if (attempt(current)) {
                observer.committed(writes.size(), System.nanoTime() - begin);
                writes.forEach(writing -> tell(writing, new WriteResult.Committed()));
            } else {
                writeOneByOne(current, begin);
            }
        } catch (SQLException e) {
            databaseFailed(e);
        }
    }

    /// False when a write was at fault and the transaction was rolled back.
    private boolean attempt(Statements current) throws SQLException {
        try {
            for (JournalEntry.Writing writing : writes) {
                writing.write().apply(current);
            }
            current.flush();
        } catch (SQLException e) {
            if (dialect.classify(e) != StoreFailure.REJECTED) {
                throw e;
            }
            rollback(current);
            return false;
        } catch (RuntimeException e) {
            rollback(current);
            return false;
        }
        current.connection().commit();
        return true;
    }

    private static void rollback(Statements current) throws SQLException {
        current.discard();
        current.connection().rollback();
    }

    private void writeOneByOne(Statements current, long begin) throws SQLException {
        List<JournalEntry.Writing> good = new ArrayList<>(writes.size());
        List<JournalEntry.Writing> bad = new ArrayList<>();
        for (JournalEntry.Writing writing : writes) {
            (attemptOne(current, writing) ? good : bad).add(writing);
        }
        current.connection().commit();
        observer.committed(good.size(), System.nanoTime() - begin);
        observer.failed(bad.size(), StoreFailure.REJECTED);
        good.forEach(writing -> tell(writing, new WriteResult.Committed()));
        bad.forEach(writing -> tell(writing, new WriteResult.Failed(StoreFailure.REJECTED)));
    }

    private boolean attemptOne(Statements current, JournalEntry.Writing writing) throws SQLException {
        Connection connection = current.connection();
        Savepoint before = connection.setSavepoint();
        try {
            writing.write().apply(current);
            current.flush();
            connection.releaseSavepoint(before);
            return true;
        } catch (SQLException e) {
            if (dialect.classify(e) != StoreFailure.REJECTED) {
                throw e;
            }
            LOG.error("a write was refused by the database: {} {}", e.getSQLState(), e.getErrorCode());
        } catch (RuntimeException e) {
            LOG.error("a write failed", e);
        }
        current.discard();
        connection.rollback(before);
        return false;
    }

    private void readAll() {
        for (JournalEntry.Reading<?> reading : reads) {
            read(reading);
        }
        try {
            Statements current = statements;
            if (current != null) {
                current.connection().rollback();
            }
        } catch (SQLException e) {
            drop(e);
        }
    }

    private void read(JournalEntry.Reading<?> reading) {
        try {
            reading.run(connected());
        } catch (SQLException e) {
            StoreFailure reason = dialect.classify(e);
            LOG.error("a read failed: {} {} {}", reason, e.getSQLState(), e.getErrorCode());
            drop(e);
            failQuietly(reading, reason);
        } catch (RuntimeException e) {
            LOG.error("a read or who waited for it failed", e);
        }
    }

    private void databaseFailed(SQLException e) {
        StoreFailure reason = dialect.classify(e);
        StoreFailure told = reason == StoreFailure.REJECTED ? StoreFailure.UNAVAILABLE : reason;
        LOG.error("{} writes failed: {} {} {}", writes.size(), told, e.getSQLState(), e.getErrorCode());
        drop(e);
        observer.failed(writes.size(), told);
        writes.forEach(writing -> tell(writing, new WriteResult.Failed(told)));
    }

    /// The next group makes a new connection.
    private void drop(SQLException because) {
        Statements current = statements;
        statements = null;
        if (current != null) {
            try {
                current.connection().close();
            } catch (SQLException alsoFailed) {
                because.addSuppressed(alsoFailed);
            }
        }
    }

    private static void tell(JournalEntry.Writing writing, WriteResult result) {
        try {
            writing.done().done(result);
        } catch (RuntimeException e) {
            LOG.error("who waited for a write failed", e);
        }
    }

    private static void failQuietly(JournalEntry.Reading<?> reading, StoreFailure reason) {
        try {
            reading.fail(reason);
        } catch (RuntimeException e) {
            LOG.error("who waited for a read failed", e);
        }
    }

    void close() {
        drop(new SQLException("closed"));
    }
}
