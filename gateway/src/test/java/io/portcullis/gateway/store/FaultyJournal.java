package io.portcullis.gateway.store;

import java.nio.file.Path;
import java.util.function.BooleanSupplier;

/// For the tests of other rooms: a journal over SQLite whose disk is full when it is told to be.
public final class FaultyJournal {
    private FaultyJournal() {}

    /// Opens one.
    ///
    /// @param commitFails asked before each commit, on the writer's thread
    public static Journal open(Path file, JournalSettings settings, BooleanSupplier commitFails,
            JournalObserver observer) {
        return GroupCommitJournal.start(new FaultyDialect(new SqliteDialect(file), commitFails), settings, observer);
    }
}
