package io.portcullis.gateway.store;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

class PostgresqlJournalIT implements JournalContract {
    private final JournalDatabase.Postgresql database = TestPostgresql.emptyDatabase();

    @Override
    public GroupCommitJournal open(JournalSettings settings) {
        return GroupCommitJournal.open(database, settings, JournalObserver.NONE);
    }

    @Override
    public Connection connect() throws SQLException {
        return DriverManager.getConnection(database.url(), database.user(), "unused");
    }
}
