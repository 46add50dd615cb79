package io.portcullis.gateway.ops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.portcullis.gateway.message.JournalMessageStore;
import io.portcullis.gateway.message.MessageSettings;
import io.portcullis.gateway.store.Completion;
import io.portcullis.gateway.store.FaultyJournal;
import io.portcullis.gateway.store.Journal;
import io.portcullis.gateway.store.JournalSettings;
import io.portcullis.gateway.store.StoreFailure;
import io.portcullis.gateway.store.WriteResult;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class JournalHealthTest {
    private final JournalWatch watch = new JournalWatch();
    private final List<Completion> attempts = new ArrayList<>();
    private final JournalHealth health = new JournalHealth(watch, attempts::add);

    @Test
    void problem_commitsSucceed_isNone() {
        assertThat(health.problem()).isEmpty();
        watch.committed(3, 1_000);
        assertThat(health.problem()).isEmpty();
        assertThat(attempts).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(value = StoreFailure.class, names = {"QUEUE_FULL", "MAILBOX_FULL", "CLOSED", "REJECTED"})
    void problem_writesWereRefused_isNone(StoreFailure reason) {
        watch.failed(1, reason);
        assertThat(health.problem()).isEmpty();
    }

    @Test
    void problem_commitFailed_isSaidUntilOneSucceeds() {
        watch.failed(5, StoreFailure.DISK_FULL);
        assertThat(health.problem()).contains("messages cannot be stored: the disk is full");
        watch.failed(5, StoreFailure.UNAVAILABLE);
        assertThat(health.problem()).contains("messages cannot be stored: the database is unavailable");
        watch.committed(1, 1_000);
        assertThat(health.problem()).isEmpty();
    }

    @Test
    void problem_askedOften_makesOneAttemptAtATime() {
        watch.failed(1, StoreFailure.DISK_FULL);
        health.problem();
        health.problem();
        assertThat(attempts).hasSize(1);
        attempts.getFirst().done(new WriteResult.Failed(StoreFailure.DISK_FULL));
        health.problem();
        assertThat(attempts).hasSize(2);
    }

    @Test
    void problem_diskHasRoomAgain_isGoneThoughNobodySends(@TempDir Path directory) {
        AtomicBoolean full = new AtomicBoolean(true);
        JournalSettings settings = JournalSettings.DEFAULT;
        try (Journal journal = FaultyJournal.open(directory.resolve("messages.db"), settings, full::get, watch)) {
            JournalMessageStore store = JournalMessageStore.open(journal, MessageSettings.DEFAULT, Clock.systemUTC());
            Health overJournal = new JournalHealth(watch, store::probe);
            CompletableFuture<WriteResult> told = new CompletableFuture<>();
            store.probe(told::complete);
            assertThat(told.orTimeout(20, TimeUnit.SECONDS).join())
                    .isEqualTo(new WriteResult.Failed(StoreFailure.DISK_FULL));
            assertThat(overJournal.problem()).contains("messages cannot be stored: the disk is full");
            full.set(false);
            await().atMost(Duration.ofSeconds(20)).until(() -> overJournal.problem().isEmpty());
        }
    }
}
