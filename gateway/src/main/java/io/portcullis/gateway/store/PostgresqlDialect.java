package io.portcullis.gateway.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;

/// PostgreSQL: statements of a group go over in batches.
///
/// The writer's connection holds a lock, so that of two servers only one commits, whatever each believes: what a server
/// acknowledges is there for the one that takes over, which reads only when it has the lock.
final class PostgresqlDialect implements Dialect {
    /// The letters of "journal".
    private static final long LOCK = 0x6a6f_7572_6e61_6cL;
    private static final int SECONDS_TO_ANSWER = 30;

    private final PostgresqlSource source;

    PostgresqlDialect(JournalDatabase.Postgresql settings) {
        source = new PostgresqlSource(settings, "portcullis", SECONDS_TO_ANSWER);
    }

    @Override
    public Connection connect() throws SQLException {
        Connection connection = source.holdingSoon(LOCK)
                .orElseThrow(() -> new SQLException("another server writes to the database"));
        connection.setAutoCommit(false);
        return connection;
    }

    @Override
    public void migrate() {
        Migrations.run(source.any(), "postgresql", Map.of("bytes", "bytea", "long", "bigint", "number",
                "bigint generated always as identity primary key", "clustered", ""));
    }

    @Override
    public boolean batches() {
        return true;
    }

    /// Classes of SQLSTATE: 22 data, 23 constraints, 42 syntax and access rules are the statement's own fault; 53100 is
    /// disk full; 25P02 follows an earlier error of the same transaction.
    @Override
    public StoreFailure classify(SQLException failure) {
        String state = failure.getSQLState() == null ? "" : failure.getSQLState();
        if (state.equals("53100")) {
            return StoreFailure.DISK_FULL;
        }
        boolean own = state.startsWith("22") || state.startsWith("23") || state.startsWith("42")
                || state.equals("25P02");
        return own ? StoreFailure.REJECTED : StoreFailure.UNAVAILABLE;
    }
}
