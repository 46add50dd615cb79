package io.portcullis.gateway.store;

import static io.portcullis.gateway.store.JournalContract.get;
import static io.portcullis.gateway.store.JournalContract.insert;
import static io.portcullis.gateway.store.JournalContract.submit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

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

    @Test
    void open_whileAnotherJournalHasTheDatabase_isRefused() throws Exception {
        try (Journal first = prepared(SETTINGS)) {
            assertThatThrownBy(() -> open(SETTINGS)).isInstanceOf(JournalException.class)
                    .hasRootCauseMessage("another server writes to the database");
            assertThat(get(submit(first, insert(1)))).isEqualTo(COMMITTED);
        }
        open(SETTINGS).close();
    }

    /// Its connection broke, and another server was faster: whatever it believes, it commits nothing any more.
    @Test
    void submit_afterAnotherTookOver_isNeverCommitted() throws Exception {
        try (Journal journal = prepared(SETTINGS);
                Connection rival = connect();
                Statement statement = rival.createStatement()) {
            assertThat(get(submit(journal, insert(1)))).isEqualTo(COMMITTED);
            statement.execute("select pg_terminate_backend(pid) from pg_stat_activity "
                    + "where application_name = 'portcullis' and datname = current_database()");
            statement.execute("select pg_advisory_lock(x'6a6f75726e616c'::bigint)");

            for (int number = 2; number < 5; number++) {
                assertThat(get(submit(journal, insert(number)))).isInstanceOf(WriteResult.Failed.class);
            }
            assertThat(stored()).containsExactly(1L);

            statement.execute("select pg_advisory_unlock(x'6a6f75726e616c'::bigint)");
            assertThat(get(submit(journal, insert(5)))).isEqualTo(COMMITTED);
        }
    }
}
