package io.portcullis.gateway.admin;

import io.portcullis.gateway.config.StorageConfig;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps a PostgreSQL database to one process, as [DirectoryLock] keeps a directory: what one server revokes another would go on
/// accepting from memory. It is a lock of a session, which PostgreSQL lets go when the process or its host is gone. A
/// database in the directory needs none.
public final class DatabaseLock implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(DatabaseLock.class);
    /// The letters of "portcull".
    private static final String TAKE = "select pg_try_advisory_lock(x'706f727463756c6c'::bigint)";
    /// PostgreSQL finds out within half a minute that our host is gone.
    private static final String WATCH_US = "set tcp_keepalives_idle = 10; set tcp_keepalives_interval = 5; "
            + "set tcp_keepalives_count = 4";
    /// A server that was killed is gone from PostgreSQL a moment later.
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final Duration PAUSE = Duration.ofMillis(100);
    private static final int SECONDS = 5;

    private final Optional<PGSimpleDataSource> source;
    private @Nullable Connection session;

    private DatabaseLock(Optional<PGSimpleDataSource> source) {
        this.source = source;
    }

    /// Empty when another process has it.
    ///
    /// @throws IllegalStateException when the database does not answer
    public static Optional<DatabaseLock> take(StorageConfig storage) {
        if (storage.kind() == StorageConfig.Kind.SQLITE) {
            return Optional.of(new DatabaseLock(Optional.empty()));
        }
        DatabaseLock lock = new DatabaseLock(Optional.of(source(storage)));
        try {
            long limit = System.nanoTime() + PATIENCE.toNanos();
            while (!lock.take()) {
                if (System.nanoTime() > limit) {
                    return Optional.empty();
                }
                LockSupport.parkNanos(PAUSE.toNanos());
            }
            return Optional.of(lock);
        } catch (SQLException unreachable) {
            throw new IllegalStateException("storage.url: the database does not answer", unreachable);
        }
    }

    private static PGSimpleDataSource source(StorageConfig storage) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(storage.url().orElseThrow());
        source.setUser(storage.user().orElse("portcullis"));
        source.setPassword(new String(AuthOpening.databasePassword(storage).chars()));
        source.setApplicationName("portcullis lock");
        source.setConnectTimeout(SECONDS);
        source.setSocketTimeout(SECONDS);
        return source;
    }

    private boolean take() throws SQLException {
        Connection opened = source.orElseThrow().getConnection();
        try (Statement statement = opened.createStatement()) {
            statement.execute(WATCH_US);
            try (ResultSet row = statement.executeQuery(TAKE)) {
                if (row.next() && row.getBoolean(1)) {
                    session = opened;
                    return true;
                }
            }
        } catch (SQLException failed) {
            opened.close();
            throw failed;
        }
        opened.close();
        return false;
    }

    /// Whether this process still has it; takes it again where the connection was lost. While the database does not answer,
    /// nobody else can have it either, as far as can be told. Blocks; for one thread.
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
            boolean again = take();
            LOG.warn("the connection that keeps the database to this server was lost; {}",
                    again ? "there is another" : "another server has the database");
            return again;
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
