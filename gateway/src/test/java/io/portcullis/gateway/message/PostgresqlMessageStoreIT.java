package io.portcullis.gateway.message;

import io.portcullis.gateway.store.GroupCommitJournal;
import io.portcullis.gateway.store.Journal;
import io.portcullis.gateway.store.JournalDatabase;
import io.portcullis.gateway.store.JournalObserver;
import io.portcullis.gateway.store.TestPostgresql;

class PostgresqlMessageStoreIT implements MessageLimitsContract {
    private final JournalDatabase database = TestPostgresql.emptyDatabase();

    @Override
    public Journal openJournal() {
        return GroupCommitJournal.open(database, JOURNAL, JournalObserver.NONE);
    }
}
