package io.portcullis.gateway.sip.registrar;

import io.portcullis.gateway.store.GroupCommitJournal;
import io.portcullis.gateway.store.JournalDatabase;
import io.portcullis.gateway.store.JournalObserver;
import io.portcullis.gateway.store.JournalSettings;
import io.portcullis.gateway.store.TestPostgresql;

class PostgresqlBindingStoreIT implements BindingStoreContract {
    private final JournalDatabase database = TestPostgresql.emptyDatabase();

    @Override
    public Opened open() {
        return Opened.over(GroupCommitJournal.open(database, JournalSettings.DEFAULT, JournalObserver.NONE));
    }
}
