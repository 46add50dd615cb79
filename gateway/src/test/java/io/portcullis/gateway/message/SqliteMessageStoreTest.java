package io.portcullis.gateway.message;

import io.portcullis.gateway.store.GroupCommitJournal;
import io.portcullis.gateway.store.Journal;
import io.portcullis.gateway.store.JournalDatabase;
import io.portcullis.gateway.store.JournalObserver;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class SqliteMessageStoreTest implements MessageStoreContract {
    @TempDir
    private Path directory = Path.of("");

    @Override
    public Journal openJournal() {
        return GroupCommitJournal.open(new JournalDatabase.Sqlite(directory.resolve("messages.db")), JOURNAL,
                JournalObserver.NONE);
    }
}
