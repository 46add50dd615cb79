package io.portcullis.gateway.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/// Connections to PostgreSQL, and those of them that only one process may have: such a one holds a lock of its session, which
/// PostgreSQL lets go when the process or its host is gone.
final class PostgresqlSource {
    private static final int SECONDS_TO_CONNECT = 5;
    /// PostgreSQL finds out within half a minute that our host is gone.
    private static final String WATCH_US = "set tcp_keepalives_idle = 10; set tcp_keepalives_interval = 5; "
            + "set tcp_keepalives_count = 4";
    /// A process that was killed is gone from PostgreSQL a moment later.
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final Duration PAUSE = Duration.ofMillis(100);

    private final PGSimpleDataSource source = new PGSimpleDataSource();

    /// @param name that PostgreSQL shows for its connections
    /// @param secondsToAnswer for each statement
    PostgresqlSource(JournalDatabase.Postgresql settings, String name, int secondsToAnswer) {
        source.setUrl(settings.url());
        source.setUser(settings.user());
        source.setPassword(new String(settings.password().chars()));
        source.setApplicationName(name);
        source.setConnectTimeout(SECONDS_TO_CONNECT);
        source.setSocketTimeout(secondsToAnswer);
        source.setReWriteBatchedInserts(true);
        // The server's detail quotes whole rows.
        source.setLogServerErrorDetail(false);
    }

    DataSource any() {
        return source;
    }

    /// A connection that holds `lock`, with auto-commit; empty while another one holds it.
    Optional<Connection> holding(long lock) throws SQLException {
        Connection opened = source.getConnection();
        try {
            if (take(opened, lock)) {
                return Optional.of(opened);
            }
        } catch (SQLException failed) {
            opened.close();
            throw failed;
        }
        opened.close();
        return Optional.empty();
    }

    /// The same, after a while if need be: it may be the connection of a process that was just killed.
    Optional<Connection> holdingSoon(long lock) throws SQLException {
        long limit = System.nanoTime() + PATIENCE.toNanos();
        Optional<Connection> held = holding(lock);
        while (held.isEmpty() && System.nanoTime() < limit) {
            LockSupport.parkNanos(PAUSE.toNanos());
            held = holding(lock);
        }
        return held;
    }

    private static boolean take(Connection opened, long lock) throws SQLException {
        try (Statement statement = opened.createStatement()) {
            statement.execute(WATCH_US);
        }
        try (PreparedStatement statement = opened.prepareStatement("select pg_try_advisory_lock(?)")) {
            statement.setLong(1, lock);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }
    }
}
