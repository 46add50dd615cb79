package io.portcullis.gateway.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps a PostgreSQL database to one process, a server or a command: what one server revokes another would go on accepting from
/// memory. A database in the data directory needs no lock of its own.
public final class DatabaseLock implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(DatabaseLock.class);
    /// The letters of "portcull".
    private static final long LOCK = 0x706f_7274_6375_6c6cL;
    private static final int SECONDS = 5;

    private final Optional<PostgresqlSource> source;
    private @Nullable Connection session;

    private DatabaseLock(Optional<PostgresqlSource> source) {
        this.source = source;
    }

    /// Empty when another process has it.
    ///
    /// @throws JournalException when the database does not answer
    public static Optional<DatabaseLock> take(JournalDatabase database) {
        return switch (database) {
            case JournalDatabase.Sqlite _ -> Optional.of(new DatabaseLock(Optional.empty()));
            case JournalDatabase.Postgresql settings ->
                take(new PostgresqlSource(settings, "portcullis lock", SECONDS));
        };
    }

    private static Optional<DatabaseLock> take(PostgresqlSource source) {
        DatabaseLock lock = new DatabaseLock(Optional.of(source));
        try {
            return source.holdingSoon(LOCK).map(opened -> {
                lock.session = opened;
                return lock;
            });
        } catch (SQLException unreachable) {
            throw new JournalException("storage.url: the database does not answer", unreachable);
        }
    }

    /// Whether this process still has it; takes it again where the connection was lost. While the database does not answer it
    /// counts as kept: nobody can commit anything then. Blocks; for one thread.
    public boolean kept() {
        Connection now = session;
        if (source.isEmpty()) {
            return true;
        }
        try {
            if (now != null && now.isValid(SECONDS)) {
                return true;
            }
            close();
            Optional<Connection> again = source.get().holding(LOCK);
            again.ifPresent(opened -> session = opened);
            LOG.warn("the connection that keeps the database to this server was lost; {}",
                    again.isPresent() ? "there is another" : "another server has the database");
            return again.isPresent();
        } catch (SQLException unreachable) {
            LOG.warn("the connection that keeps the database to this server is lost: {}", unreachable.getSQLState());
            return true;
        }
    }

    @Override
    public void close() {
        Connection old = session;
        session = null;
        if (old != null) {
            try {
                old.close();
            } catch (SQLException gone) {
                LOG.debug("a lost connection was not closed: {}", gone.getSQLState());
            }
        }
    }
}
