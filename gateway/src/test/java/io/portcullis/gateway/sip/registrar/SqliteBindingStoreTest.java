package io.portcullis.gateway.sip.registrar;

import io.portcullis.gateway.store.GroupCommitJournal;
import io.portcullis.gateway.store.JournalDatabase;
import io.portcullis.gateway.store.JournalObserver;
import io.portcullis.gateway.store.JournalSettings;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class SqliteBindingStoreTest implements BindingStoreContract {
    @TempDir
    private Path directory = Path.of("");

    @Override
    public Opened open() {
        return Opened.over(GroupCommitJournal.open(new JournalDatabase.Sqlite(directory.resolve("messages.db")),
                JournalSettings.DEFAULT, JournalObserver.NONE));
    }
}
