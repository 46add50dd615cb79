package io.portcullis.gateway.xmpp.transcript;

import static org.assertj.core.api.Assertions.assertThatCode;

import io.portcullis.gateway.store.GroupCommitJournal;
import io.portcullis.gateway.store.JournalDatabase;
import io.portcullis.gateway.store.JournalObserver;
import io.portcullis.gateway.store.JournalSettings;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every transcript, over embedded channels with the real router and stores.
class TranscriptTest {
    @TempDir
    Path directory = Path.of("");

    static List<Transcript> transcripts() {
        return Transcript.all(".");
    }

    @ParameterizedTest
    @MethodSource("transcripts")
    void play_overEmbeddedChannels_holds(Transcript transcript) {
        var journal = GroupCommitJournal.open(new JournalDatabase.Sqlite(directory.resolve("messages.db")),
                JournalSettings.DEFAULT, JournalObserver.NONE);
        try (Stage stage = new EmbeddedStage(directory, journal, TestSettings.settings())) {
            assertThatCode(() -> new TranscriptPlayer(stage).play(transcript)).doesNotThrowAnyException();
        }
    }
}
