package io.portcullis.gateway.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import org.postgresql.ds.PGSimpleDataSource;

/// PostgreSQL: statements of a group go over in batches.
final class PostgresqlDialect implements Dialect {
    private static final int SECONDS_TO_CONNECT = 5;
    private static final int SECONDS_TO_ANSWER = 30;

    private final PGSimpleDataSource source = new PGSimpleDataSource();

    PostgresqlDialect(JournalDatabase.Postgresql settings) {
        source.setUrl(settings.url());
        source.setUser(settings.user());
        source.setPassword(new String(settings.password().chars()));
        source.setApplicationName("portcullis");
        source.setConnectTimeout(SECONDS_TO_CONNECT);
        source.setSocketTimeout(SECONDS_TO_ANSWER);
        source.setReWriteBatchedInserts(true);
        // The server's detail quotes whole rows.
        source.setLogServerErrorDetail(false);
    }

    @Override
    public Connection connect() throws SQLException {
        Connection connection = source.getConnection();
        connection.setAutoCommit(false);
        return connection;
    }

    @Override
    public void migrate() {
        Migrations.run(source, "postgresql", Map.of("bytes", "bytea", "long", "bigint", "number",
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
