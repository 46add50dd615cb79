package io.portcullis.gateway.message;

import io.portcullis.gateway.store.DiskSpace;
import io.portcullis.gateway.store.Journal;
import io.portcullis.gateway.store.Outcome;
import io.portcullis.gateway.store.Statements;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Looks at the disk each second and has the archive swept when that is due, on a thread of its own.
public final class MessageUpkeep implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(MessageUpkeep.class);
    private static final Duration EACH = Duration.ofSeconds(1);

    private final Journal journal;
    private final JournalMessageStore store;
    private final DiskSpace disk;
    private final ScheduledExecutorService timer;
    private final ArchiveSweep sweep;

    private MessageUpkeep(Journal journal, JournalMessageStore store, DiskSpace disk, ArchiveLimits limits,
            Clock clock) {
        this.journal = journal;
        this.store = store;
        this.disk = disk;
        timer = Executors
                .newSingleThreadScheduledExecutor(Thread.ofPlatform().name("message-upkeep").daemon().factory());
        sweep = new ArchiveSweep(journal, limits, clock, timer);
    }

    public static MessageUpkeep start(Journal journal, JournalMessageStore store, DiskSpace disk, ArchiveLimits limits,
            Clock clock) {
        MessageUpkeep upkeep = new MessageUpkeep(journal, store, disk, limits, clock);
        var _ = upkeep.timer.scheduleWithFixedDelay(upkeep::look, EACH.toMillis(), EACH.toMillis(),
                TimeUnit.MILLISECONDS);
        return upkeep;
    }

    private void look() {
        try {
            disk.look();
            if (disk.level() != DiskSpace.Level.PLENTY) {
                journal.query(MessageUpkeep::reusable, this::reusable);
            }
            sweep.lookAt(store.storedBytes());
        } catch (RuntimeException e) {
            LOG.error("looking after the messages failed; it goes on", e);
        }
    }

    /// Only of SQLite: disks elsewhere are not watched.
    private static long reusable(Statements statements) throws SQLException {
        return number(statements, "pragma freelist_count") * number(statements, "pragma page_size");
    }

    private static long number(Statements statements, String pragma) throws SQLException {
        try (ResultSet rows = statements.query(statements.prepare(pragma))) {
            return rows.next() ? rows.getLong(1) : 0;
        }
    }

    private void reusable(Outcome<Long> read) {
        if (read instanceof Outcome.Answer<Long>(Long bytes)) {
            disk.reusable(bytes);
        }
    }

    /// Messages that the archive no longer keeps, removed since the start.
    public long removedCount() {
        return sweep.removedCount();
    }

    /// Sweeps of the archive ended since the start.
    public long sweepCount() {
        return sweep.endedCount();
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
