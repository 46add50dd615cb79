package io.portcullis.gateway.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/// What every journal does, whatever the database.
interface JournalContract {
    WriteResult COMMITTED = new WriteResult.Committed();
    JournalSettings SETTINGS = new JournalSettings(100, 1 << 20, 1_000, Duration.ofSeconds(30));

    /// A journal on the database of this test.
    GroupCommitJournal open(JournalSettings settings);

    /// Another connection to the same database.
    Connection connect() throws SQLException;

    @Test
    default void submit_write_isOnTheDiskWhenItIsTold() throws Exception {
        try (Journal journal = prepared(SETTINGS)) {
            CompletableFuture<List<Long>> seen = new CompletableFuture<>();
            journal.submit(insert(7), result -> seen.complete(stored()));
            assertThat(get(seen)).containsExactly(7L);
        }
    }

    @Test
    default void query_afterWrites_seesThem() throws Exception {
        try (Journal journal = prepared(SETTINGS)) {
            journal.submit(insert(1), result -> {});
            journal.submit(insert(2), result -> {});
            assertThat(count(journal)).isEqualTo(2);
        }
    }

    @Test
    default void submit_many_areToldInOrder() throws Exception {
        try (Journal journal = prepared(SETTINGS)) {
            List<Integer> told = Collections.synchronizedList(new ArrayList<>());
            for (int i = 0; i < 50; i++) {
                int number = i;
                journal.submit(insert(i), result -> told.add(number));
            }
            count(journal);
            assertThat(told).hasSize(50).isSorted();
        }
    }

    @Test
    default void submit_faultyWriteAmongGoodOnes_onlyItFails() throws Exception {
        try (Journal journal = prepared(SETTINGS); Hold hold = hold(journal)) {
            CompletableFuture<WriteResult> before = submit(journal, insert(1));
            CompletableFuture<WriteResult> twice = submit(journal, insert(1));
            CompletableFuture<WriteResult> broken = submit(journal, statements -> {
                throw new IllegalStateException("a fault of the write");
            });
            CompletableFuture<WriteResult> after = submit(journal, insert(2));
            hold.release();
            assertThat(get(before)).isEqualTo(COMMITTED);
            assertThat(get(twice)).isEqualTo(new WriteResult.Failed(StoreFailure.REJECTED));
            assertThat(get(broken)).isEqualTo(new WriteResult.Failed(StoreFailure.REJECTED));
            assertThat(get(after)).isEqualTo(COMMITTED);
            assertThat(stored()).containsExactly(1L, 2L);
        }
    }

    @Test
    default void query_faulty_failsAloneAndTheNextSucceeds() throws Exception {
        try (Journal journal = prepared(SETTINGS)) {
            CompletableFuture<Outcome<Long>> faulty = new CompletableFuture<>();
            journal.query(statements -> number(statements, "select nothing from nowhere"), faulty::complete);
            assertThat(get(faulty)).isInstanceOf(Outcome.Failed.class);
            assertThat(get(submit(journal, insert(1)))).isEqualTo(COMMITTED);
        }
    }

    @Test
    default void submit_queueFull_isRefusedAtOnce() throws Exception {
        JournalSettings small = new JournalSettings(2, 1 << 20, 1_000, Duration.ofSeconds(30));
        try (Journal journal = prepared(small); Hold hold = hold(journal)) {
            CompletableFuture<WriteResult> first = submit(journal, insert(1));
            CompletableFuture<WriteResult> second = submit(journal, insert(2));
            CompletableFuture<WriteResult> third = submit(journal, insert(3));
            assertThat(third).isCompletedWithValue(new WriteResult.Failed(StoreFailure.QUEUE_FULL));
            assertThat(journal.waiting()).isEqualTo(2);
            hold.release();
            assertThat(get(first)).isEqualTo(COMMITTED);
            assertThat(get(second)).isEqualTo(COMMITTED);
            assertThat(stored()).containsExactly(1L, 2L);
        }
    }

    @Test
    default void submit_tooManyBytesWaiting_isRefusedAtOnce() throws Exception {
        JournalSettings small = new JournalSettings(100, 300, 1_000, Duration.ofSeconds(30));
        try (Journal journal = prepared(small); Hold hold = hold(journal)) {
            CompletableFuture<WriteResult> first = submit(journal, insert(1));
            CompletableFuture<WriteResult> second = submit(journal, insert(2));
            assertThat(second).isCompletedWithValue(new WriteResult.Failed(StoreFailure.QUEUE_FULL));
            hold.release();
            assertThat(get(first)).isEqualTo(COMMITTED);
        }
    }

    @Test
    default void close_writesWaiting_areCommittedAndLaterOnesRefused() throws Exception {
        Journal journal = prepared(SETTINGS);
        CompletableFuture<WriteResult> waiting;
        try (Hold hold = hold(journal)) {
            waiting = submit(journal, insert(1));
            hold.release();
        }
        journal.close();
        assertThat(waiting).isCompletedWithValue(COMMITTED);
        assertThat(submit(journal, insert(2)))
                .isCompletedWithValue(new WriteResult.Failed(StoreFailure.CLOSED));
        assertThat(stored()).containsExactly(1L);
    }

    @Test
    default void batch_andUpdate_keepTheOrderThatUpdateAsksFor() throws Exception {
        try (Journal journal = prepared(SETTINGS)) {
            get(submit(journal, statements -> {
                batchInsert(statements, 1);
                batchInsert(statements, 2);
                PreparedStatement delete = statements.prepare("delete from probe where id <= ?");
                delete.setLong(1, 2);
                assertThat(statements.update(delete)).isEqualTo(2);
                batchInsert(statements, 1);
            }));
            assertThat(stored()).containsExactly(1L);
        }
    }

    @Test
    default void open_again_findsWhatWasThere() throws Exception {
        try (Journal journal = prepared(SETTINGS)) {
            get(submit(journal, insert(5)));
        }
        try (Journal journal = open(SETTINGS)) {
            assertThat(count(journal)).isEqualTo(1);
        }
    }

    /// A journal with a table to write to.
    default Journal prepared(JournalSettings settings) throws Exception {
        Journal journal = open(settings);
        Write table = statements -> statements
                .update(statements.prepare("create table probe (id bigint not null primary key)"));
        assertThat(get(submit(journal, table))).isEqualTo(COMMITTED);
        return journal;
    }

    static Write insert(long id) {
        return statements -> batchInsert(statements, id);
    }

    private static void batchInsert(Statements statements, long id) throws SQLException {
        PreparedStatement insert = statements.prepare("insert into probe (id) values (?)");
        insert.setLong(1, id);
        statements.batch(insert);
    }

    static CompletableFuture<WriteResult> submit(Journal journal, Write write) {
        CompletableFuture<WriteResult> told = new CompletableFuture<>();
        journal.submit(write, told::complete);
        return told;
    }

    private static long count(Journal journal) throws Exception {
        CompletableFuture<Outcome<Long>> answer = new CompletableFuture<>();
        journal.query(statements -> number(statements, "select count(*) from probe"), answer::complete);
        return get(answer) instanceof Outcome.Answer<Long>(Long value) ? value : -1;
    }

    private static long number(Statements statements, String sql) throws SQLException {
        try (ResultSet rows = statements.query(statements.prepare(sql))) {
            rows.next();
            return rows.getLong(1);
        }
    }

    default List<Long> stored() {
        List<Long> ids = new ArrayList<>();
        try (Connection connection = connect();
                PreparedStatement select = connection.prepareStatement("select id from probe order by id");
                ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                ids.add(rows.getLong(1));
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return ids;
    }

    static <T> T get(CompletableFuture<T> future) throws Exception {
        return future.get(20, TimeUnit.SECONDS);
    }

    /// Keeps the writer busy, so that what is submitted meanwhile forms one group.
    private static Hold hold(Journal journal) throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch released = new CountDownLatch(1);
        journal.query(statements -> {
            begun.countDown();
            return await(released);
        }, outcome -> {});
        begun.await();
        return new Hold(released);
    }

    private static boolean await(CountDownLatch latch) {
        try {
            return latch.await(20, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Lets the writer go on.
    record Hold(CountDownLatch released) implements AutoCloseable {
        void release() {
            released.countDown();
        }

        @Override
        public void close() {
            release();
        }
    }
}
