package io.portcullis.gateway.message;

import static org.assertj.core.api.Assertions.assertThat;

import io.portcullis.gateway.store.FaultyJournal;
import io.portcullis.gateway.store.GroupCommitJournal;
import io.portcullis.gateway.store.Journal;
import io.portcullis.gateway.store.JournalDatabase;
import io.portcullis.gateway.store.JournalObserver;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteMessageStoreTest implements MessageLimitsContract {
    @TempDir
    private Path directory = Path.of("");

    @Override
    public Journal openJournal() {
        return GroupCommitJournal.open(new JournalDatabase.Sqlite(directory.resolve("messages.db")), JOURNAL,
                JournalObserver.NONE);
    }

    /// Two writes that take confirmed messages out of the queue stand in one transaction, after one that failed.
    @Test
    void delivered_whileACommitFails_countsOnce() {
        AtomicReference<Optional<AcceptedMessage>> deliveredMeanwhile = new AtomicReference<>(Optional.empty());
        Path file = directory.resolve("faulty.db");
        BooleanSupplier commitFails = () -> {
            Optional<AcceptedMessage> message = deliveredMeanwhile.getAndSet(Optional.empty());
            message.ifPresent(AcceptedMessage::delivered);
            return message.isPresent();
        };
        Journal journal = FaultyJournal.open(file, JOURNAL, commitFails, JournalObserver.NONE);
        JournalMessageStore store = JournalMessageStore.open(journal, MessageSettings.DEFAULT, Clock.systemUTC());
        try (Opened opened = new Opened(journal, store)) {
            List<AcceptedMessage> messages = MessageStoreContract.sendNumbered(opened, 3).stream().map(Told::message)
                    .toList();
            opened.settle();
            CountDownLatch writer = opened.hold();
            messages.get(0).delivered();
            journal.submit(statements -> {}, failed -> messages.get(2).delivered());
            deliveredMeanwhile.set(Optional.of(messages.get(1)));
            writer.countDown();
            opened.settle();
            opened.settle();
            assertThat(opened.pending(ALICE)).isEmpty();
            assertThat(store.pendingCount()).isZero();
        }
    }

    @Test
    void pending_afterAConfirmationFailed_doesNotShowItAgain() {
        AtomicBoolean failNext = new AtomicBoolean();
        Journal journal = FaultyJournal.open(directory.resolve("faulty.db"), JOURNAL, () -> failNext.getAndSet(false),
                JournalObserver.NONE);
        JournalMessageStore store = JournalMessageStore.open(journal, MessageSettings.DEFAULT, Clock.systemUTC());
        try (Opened opened = new Opened(journal, store)) {
            List<Told> told = MessageStoreContract.sendNumbered(opened, 2);
            opened.settle();
            failNext.set(true);
            told.getFirst().message().delivered();
            opened.settle();
            assertThat(failNext).isFalse();
            assertThat(opened.pending(ALICE)).extracting(PendingMessage::id).containsExactly(told.getLast().id());
        }
    }
}
