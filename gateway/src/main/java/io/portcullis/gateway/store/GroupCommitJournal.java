package io.portcullis.gateway.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The journal over one JDBC connection, which belongs to one thread.
public final class GroupCommitJournal implements Journal {
    private static final Logger LOG = LoggerFactory.getLogger(GroupCommitJournal.class);

    private final Intake intake;
    private final GroupWriter writer;
    private final JournalSettings settings;
    private final JournalObserver observer;
    private final Thread thread;

    private GroupCommitJournal(Dialect dialect, JournalSettings settings, JournalObserver observer) {
        this.settings = settings;
        this.observer = observer;
        intake = new Intake(settings.maxWaiting(), settings.maxWaitingBytes(), settings.maxGroup());
        writer = new GroupWriter(dialect, observer);
        thread = Thread.ofPlatform().name("journal").unstarted(this::run);
    }

    /// Opens the database and brings its tables up to date; blocks.
    ///
    /// @throws JournalException when that is not possible
    public static GroupCommitJournal open(JournalDatabase database, JournalSettings settings,
            JournalObserver observer) {
        Dialect dialect = switch (database) {
            case JournalDatabase.Sqlite sqlite -> new SqliteDialect(sqlite.file());
            case JournalDatabase.Postgresql postgresql -> new PostgresqlDialect(postgresql);
        };
        return start(dialect, settings, observer);
    }

    static GroupCommitJournal start(Dialect dialect, JournalSettings settings, JournalObserver observer) {
        dialect.migrate();
        GroupCommitJournal journal = new GroupCommitJournal(dialect, settings, observer);
        journal.writer.open();
        journal.thread.start();
        return journal;
    }

    @Override
    public void submit(Write write, Completion done) {
        Optional<StoreFailure> refused = intake.offer(new JournalEntry.Writing(write, done), write.weight());
        if (refused.isPresent()) {
            observer.failed(1, refused.get());
            done.done(new WriteResult.Failed(refused.get()));
        }
    }

    @Override
    public <T> void query(Query<T> query, Consumer<Outcome<T>> done) {
        Optional<StoreFailure> refused = intake.offer(new JournalEntry.Reading<>(query, done), 0);
        if (refused.isPresent()) {
            done.accept(new Outcome.Failed<>(refused.get()));
        }
    }

    @Override
    public int waiting() {
        return intake.size();
    }

    private void run() {
        List<JournalEntry> group = new ArrayList<>();
        Linger linger = new Linger(settings.linger());
        long lastTaken = System.nanoTime();
        try {
            while (true) {
                group.clear();
                List<JournalEntry> taken = intake.take(group, lastTaken + linger.nanos());
                if (taken == null) {
                    break;
                }
                lastTaken = System.nanoTime();
                linger.taken(taken.size(), lastTaken);
                group = taken;
                inSlices(group);
            }
        } catch (InterruptedException stopped) {
            LOG.warn("the journal's writer was interrupted");
        } finally {
            intake.close();
            intake.drain().forEach(entry -> entry.fail(StoreFailure.CLOSED));
            writer.close();
        }
    }

    private void inSlices(List<JournalEntry> group) {
        for (int from = 0; from < group.size(); from += settings.maxGroup()) {
            writer.write(group.subList(from, Math.min(group.size(), from + settings.maxGroup())));
        }
    }

    @Override
    public void close() {
        intake.close();
        try {
            if (!thread.join(settings.closeWait())) {
                LOG.error("the last commits did not end within {}", settings.closeWait());
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
