package io.portcullis.gateway.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteJournalTest implements JournalContract {
    @TempDir
    private Path directory = Path.of("");
    private Path file = Path.of("");

    @BeforeEach
    void file() {
        file = directory.resolve("messages.db");
    }

    @Override
    public GroupCommitJournal open(JournalSettings settings) {
        return GroupCommitJournal.open(new JournalDatabase.Sqlite(file), settings, JournalObserver.NONE);
    }

    @Override
    public Connection connect() throws SQLException {
        return DriverManager.getConnection("jdbc:sqlite:" + file);
    }

    @Test
    void open_newFile_onlyItsOwnerMayReadIt() throws Exception {
        open(SETTINGS).close();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------");
    }

    @Test
    void submit_commitFails_allInTheGroupAreToldAndTheNextSucceeds() throws Exception {
        FaultyDialect dialect = new FaultyDialect(new SqliteDialect(file));
        AtomicInteger failures = new AtomicInteger();
        JournalObserver observer = new JournalObserver() {
            @Override
            public void failed(int writes, StoreFailure reason) {
                failures.addAndGet(writes);
            }
        };
        try (Journal journal = GroupCommitJournal.start(dialect, SETTINGS, observer)) {
            get(submit(journal, "create table probe (id integer primary key)"));
            dialect.failNextCommit();
            CompletableFuture<WriteResult> first = submit(journal, "insert into probe values (1)");
            assertThat(get(first)).isEqualTo(new WriteResult.Failed(StoreFailure.DISK_FULL));
            assertThat(failures).hasValue(1);
            assertThat(get(submit(journal, "insert into probe values (1)"))).isEqualTo(COMMITTED);
            assertThat(dialect.connections()).isEqualTo(2);
        }
    }

    @Test
    void submit_databaseGone_failsAndRecoversWhenItIsBack() throws Exception {
        FaultyDialect dialect = new FaultyDialect(new SqliteDialect(file));
        try (Journal journal = GroupCommitJournal.start(dialect, SETTINGS, JournalObserver.NONE)) {
            get(submit(journal, "create table probe (id integer primary key)"));
            dialect.gone(true);
            dialect.failNextCommit();
            List.of(submit(journal, "insert into probe values (1)"), submit(journal, "insert into probe values (2)"))
                    .forEach(told -> assertThat(told).succeedsWithin(20, TimeUnit.SECONDS)
                            .isInstanceOf(WriteResult.Failed.class));
            dialect.gone(false);
            assertThat(get(submit(journal, "insert into probe values (1)"))).isEqualTo(COMMITTED);
        }
    }

    private static CompletableFuture<WriteResult> submit(Journal journal, String sql) {
        CompletableFuture<WriteResult> told = new CompletableFuture<>();
        journal.submit(statements -> statements.update(statements.prepare(sql)), told::complete);
        return told;
    }

    private static <T> T get(CompletableFuture<T> future) throws Exception {
        return future.get(20, TimeUnit.SECONDS);
    }
}
