package io.portcullis.gateway.message;

import io.portcullis.gateway.store.Completion;
import io.portcullis.gateway.store.Journal;
import io.portcullis.gateway.store.Statements;
import io.portcullis.gateway.store.StoreFailure;
import io.portcullis.gateway.store.Write;
import io.portcullis.gateway.store.WriteResult;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Removes what the archive no longer keeps: messages older than its age, and those that lie outside the bytes of both their
/// owners, sender and recipient. So nobody's flood takes another's messages out of the archive. What is pending stays, and so does the
/// newest message, from which ids go on after a restart.
///
/// One sweep walks all messages from the newest to the oldest, a few at a time, each step a write among others; between two it
/// pauses so that it takes a tenth of the writer's time at most. It needs memory for each account that has messages, while it runs.
final class ArchiveSweep {
    private static final Logger LOG = LoggerFactory.getLogger(ArchiveSweep.class);
    private static final int ROWS = 200;
    private static final int PAUSES = 9;
    private static final long LEAST_PAUSE_NANOS = 2_000_000;
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    /// Accounts are removed and messages get old without anything being written.
    static final Duration AT_LEAST_EVERY = Duration.ofHours(6);
    /// So much is stored before the next sweep, or half of what the last one saw where that is more: the work of
    /// sweeping is a small part of the work of storing.
    private static final long LEAST_BYTES = 32L << 20;

    private final Journal journal;
    private final ArchiveLimits limits;
    private final Clock clock;
    private final ScheduledExecutorService timer;
    private final LongAdder removed = new LongAdder();
    private final LongAdder ended = new LongAdder();
    /// Of the timer's thread.
    private boolean running;
    private long lastEnd = Long.MIN_VALUE;
    private long storedAtLastBegin;
    private long lastSeen;

    /// @param timer of one thread
    ArchiveSweep(Journal journal, ArchiveLimits limits, Clock clock, ScheduledExecutorService timer) {
        this.journal = journal;
        this.limits = limits;
        this.clock = clock;
        this.timer = timer;
    }

    /// Begins a sweep if one is due. On the timer's thread.
    ///
    /// @param stored bytes of all messages stored since the start
    void lookAt(long stored) {
        long most = Math.max(Math.min(LEAST_BYTES, limits.bytes()), lastSeen / 2);
        boolean due = lastEnd == Long.MIN_VALUE || clock.millis() - lastEnd >= AT_LEAST_EVERY.toMillis()
                || stored - storedAtLastBegin >= most;
        if (!running && due) {
            running = true;
            storedAtLastBegin = stored;
            submit(new Step(new ArchiveWindows(), 0, 0));
        }
    }

    /// Messages removed since the start.
    long removedCount() {
        return removed.sum();
    }

    /// Sweeps ended since the start.
    long endedCount() {
        return ended.sum();
    }

    private void submit(Step step) {
        journal.submit(step, step);
    }

    private void after(long nanos, Runnable next) {
        try {
            var _ = timer.schedule(next, nanos, TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException stopping) {
            LOG.debug("the archive's sweep ends with the server");
        }
    }

    private void end(long seen) {
        running = false;
        ended.increment();
        lastEnd = clock.millis();
        lastSeen = seen;
    }

    /// A few messages.
    private final class Step implements Write, Completion {
        private final ArchiveWindows windows;
        /// Only older ones; 0 for the newest.
        private final long before;
        private final long seenBefore;
        /// Of the latest attempt.
        private ArchiveWindows.Step step;
        private long oldest;
        private long bytes;
        private int rows;
        private int gone;
        private long nanos;

        Step(ArchiveWindows windows, long before, long seenBefore) {
            this.windows = windows;
            this.before = before;
            this.seenBefore = seenBefore;
            step = windows.step();
        }

        @Override
        public void apply(Statements statements) throws SQLException {
            long begin = System.nanoTime();
            step = windows.step();
            bytes = 0;
            gone = 0;
            long from = before == 0 ? ArchiveRows.greatest(statements) : before;
            List<ArchiveRows.Row> found = ArchiveRows.before(statements, from, ROWS);
            for (ArchiveRows.Row row : found) {
                bytes += row.bytes();
                if (!keeps(row, statements)) {
                    gone += ArchiveRows.delete(statements, row.id());
                }
            }
            rows = found.size();
            oldest = found.isEmpty() ? 0 : found.getLast().id();
            nanos = System.nanoTime() - begin;
        }

        private boolean keeps(ArchiveRows.Row row, Statements statements) throws SQLException {
            ArchiveWindows.Accounts<SQLException> accounts = number -> ArchiveRows.isOwner(statements, number);
            boolean sender = row.sender() != 0
                    && step.keeps(row.sender(), row.bytes(), limits.bytes(), accounts);
            boolean recipient = row.recipient() == row.sender()
                    || step.keeps(row.recipient(), row.bytes(), limits.bytes(), accounts);
            boolean kept = row.recipient() == row.sender() ? sender : sender || recipient;
            return kept && row.archived() && row.at() >= clock.millis() - limits.age().toMillis();
        }

        @Override
        public void done(WriteResult result) {
            switch (result) {
                case WriteResult.Committed() -> {
                    step.commit();
                    removed.add(gone);
                    long seen = seenBefore + bytes;
                    if (rows < ROWS) {
                        after(0, () -> end(seen));
                    } else {
                        after(Math.max(LEAST_PAUSE_NANOS, PAUSES * nanos),
                                () -> submit(new Step(windows, oldest, seen)));
                    }
                }
                case WriteResult.Failed(StoreFailure reason) -> {
                    LOG.debug("a step of the archive's sweep failed: {}", reason);
                    after(PATIENCE.toNanos(), () -> submit(new Step(windows, before, seenBefore)));
                }
            }
        }
    }
}
