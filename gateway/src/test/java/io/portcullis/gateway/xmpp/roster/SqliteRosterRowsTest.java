package io.portcullis.gateway.xmpp.roster;

import io.portcullis.gateway.store.GroupCommitJournal;
import io.portcullis.gateway.store.Journal;
import io.portcullis.gateway.store.JournalDatabase;
import io.portcullis.gateway.store.JournalObserver;
import io.portcullis.gateway.store.JournalSettings;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class SqliteRosterRowsTest implements RosterRowsContract {
    @TempDir
    private Path directory = Path.of("");

    @Override
    public Journal openJournal() {
        return GroupCommitJournal.open(new JournalDatabase.Sqlite(directory.resolve("messages.db")),
                JournalSettings.DEFAULT, JournalObserver.NONE);
    }
}
