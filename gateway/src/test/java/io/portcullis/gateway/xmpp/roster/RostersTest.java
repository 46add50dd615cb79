package io.portcullis.gateway.xmpp.roster;

import static org.assertj.core.api.Assertions.assertThat;

import io.portcullis.auth.account.AccountName;
import io.portcullis.gateway.store.GroupCommitJournal;
import io.portcullis.gateway.store.Journal;
import io.portcullis.gateway.store.JournalDatabase;
import io.portcullis.gateway.store.JournalObserver;
import io.portcullis.gateway.store.JournalSettings;
import io.portcullis.protocol.xmpp.Jid;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RostersTest {
    private static final AccountName ALICE = new AccountName("alice");
    private static final Jid BOB = Jid.of("bob", "example.org", "");
    private static final Jid CAROL = Jid.of("carol", "example.org", "");

    @TempDir
    private Path directory = Path.of("");

    @Test
    void isListed_readOrCached_isTrueOfContactsOnly() {
        try (Journal journal = GroupCommitJournal.open(new JournalDatabase.Sqlite(directory.resolve("messages.db")),
                JournalSettings.DEFAULT, JournalObserver.NONE)) {
            Rosters rosters = new Rosters(journal, new Rosters.Settings("example.org", 10, 10), InstantSource.system());
            assertThat(isListed(rosters, BOB)).contains(false);
            CompletableFuture<RosterResult> changed = new CompletableFuture<>();
            rosters.change(ALICE, new RosterChange.Put(BOB, "", List.of()), true, changed::complete);
            assertThat(changed.orTimeout(20, TimeUnit.SECONDS).join()).isInstanceOf(RosterResult.Committed.class);
            assertThat(isListed(rosters, BOB)).contains(true);
            CompletableFuture<Optional<Roster>> read = new CompletableFuture<>();
            rosters.read(ALICE, read::complete);
            assertThat(read.orTimeout(20, TimeUnit.SECONDS).join()).isPresent();
            assertThat(isListed(rosters, BOB)).contains(true);
            assertThat(isListed(rosters, CAROL)).contains(false);
        }
    }

    private static Optional<Boolean> isListed(Rosters rosters, Jid contact) {
        CompletableFuture<Optional<Boolean>> answer = new CompletableFuture<>();
        rosters.isListed(ALICE, contact, answer::complete);
        return answer.orTimeout(20, TimeUnit.SECONDS).join();
    }
}
