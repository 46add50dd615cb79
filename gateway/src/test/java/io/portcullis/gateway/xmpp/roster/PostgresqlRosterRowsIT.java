package io.portcullis.gateway.xmpp.roster;

import io.portcullis.gateway.store.GroupCommitJournal;
import io.portcullis.gateway.store.Journal;
import io.portcullis.gateway.store.JournalDatabase;
import io.portcullis.gateway.store.JournalObserver;
import io.portcullis.gateway.store.JournalSettings;
import io.portcullis.gateway.store.TestPostgresql;

class PostgresqlRosterRowsIT implements RosterRowsContract {
    private final JournalDatabase database = TestPostgresql.emptyDatabase();

    @Override
    public Journal openJournal() {
        return GroupCommitJournal.open(database, JournalSettings.DEFAULT, JournalObserver.NONE);
    }
}
