package io.portcullis.gateway.message;

import static org.assertj.core.api.Assertions.assertThat;

import io.portcullis.auth.account.AccountName;
import io.portcullis.gateway.message.NewMessage.Keep;
import io.portcullis.gateway.store.Journal;
import io.portcullis.gateway.store.JournalSettings;
import io.portcullis.gateway.store.Outcome;
import io.portcullis.gateway.store.StoreFailure;
import io.portcullis.gateway.store.WriteResult;
import io.portcullis.protocol.xml.XmlElement;
import io.portcullis.protocol.xmpp.Namespaces;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What the message store does, whatever the database.
interface MessageStoreContract {
    StoreResult COMMITTED = new StoreResult.Committed();
    StoreResult FULL = new StoreResult.Failed(StoreFailure.MAILBOX_FULL);
    StoreResult DUPLICATE = new StoreResult.Duplicate();
    JournalSettings JOURNAL = new JournalSettings(1_000, 1 << 20, 1_000, Duration.ofSeconds(30));
    AccountName ALICE = new AccountName("alice");
    AccountName BOB = new AccountName("bob");
    Instant NOON = Instant.parse("2026-11-24T12:00:00Z");
    Clock CLOCK = Clock.fixed(NOON, ZoneOffset.UTC);
    MessageSettings SETTINGS = new MessageSettings(new PendingLimits(80, 4L << 20), 100, 100, 0);

    /// A journal on the database of this test.
    Journal openJournal();

    @Test
    default void accept_message_isPendingUntilItIsDelivered() {
        try (Opened opened = open()) {
            Told told = opened.accept(message("hello", Optional.empty()));
            assertThat(told.result()).isEqualTo(COMMITTED);
            List<PendingMessage> pending = opened.pending(ALICE);
            assertThat(pending).singleElement().satisfies(message -> {
                assertThat(message.id()).isEqualTo(told.id());
                assertThat(message.at()).isEqualTo(NOON);
                assertThat(message.stanza()).isEqualTo(stanza("hello"));
            });
            opened.store().delivered(pending.getFirst(), ALICE);
            assertThat(opened.pending(ALICE)).isEmpty();
            assertThat(opened.pending(BOB)).isEmpty();
        }
    }

    @Test
    default void delivered_byHandle_isPendingNoMore() {
        try (Opened opened = open()) {
            Told told = opened.accept(message("hello", Optional.empty()));
            assertThat(told.result()).isEqualTo(COMMITTED);
            told.message().delivered();
            told.message().delivered();
            assertThat(opened.pending(ALICE)).isEmpty();
            opened.settle();
            assertThat(opened.store().pendingCount()).isZero();
        }
    }

    @Test
    default void delivered_beforeItIsWritten_isNeverPending() {
        try (Opened opened = open()) {
            CountDownLatch writer = opened.hold();
            Told told = opened.accept(message("hello", Optional.empty()));
            told.message().delivered();
            assertThat(opened.store().pendingCount()).isZero();
            writer.countDown();
            assertThat(told.result()).isEqualTo(COMMITTED);
            assertThat(opened.pending(ALICE)).isEmpty();
        }
        try (Opened again = open()) {
            assertThat(again.pending(ALICE)).isEmpty();
            assertThat(again.messages()).isEqualTo(1);
        }
    }

    @Test
    default void delivered_twice_byHandleAndByHandOut_countsOnce() {
        try (Opened opened = open()) {
            Told first = opened.accept(message("one", Optional.empty()));
            Told second = opened.accept(message("two", Optional.empty()));
            assertThat(second.result()).isEqualTo(COMMITTED);
            List<PendingMessage> pending = opened.pending(ALICE);
            first.message().delivered();
            opened.store().delivered(pending.getFirst(), ALICE);
            opened.settle();
            assertThat(opened.pending(ALICE)).extracting(PendingMessage::id).containsExactly(second.id());
            assertThat(opened.store().pendingCount()).isEqualTo(1);
        }
    }

    @Test
    default void pending_range_isInOrderAndBounded() {
        try (Opened opened = open()) {
            List<MessageId> ids = new ArrayList<>();
            for (int i = 0; i < 10; i++) {
                ids.add(opened.accept(message("m" + i, Optional.empty())).id());
            }
            assertThat(opened.pending(ALICE, ids.get(1), ids.get(7), 4)).extracting(PendingMessage::id)
                    .containsExactly(ids.get(2), ids.get(3), ids.get(4), ids.get(5));
            assertThat(opened.pending(ALICE, ids.get(5), ids.get(7), 4)).extracting(PendingMessage::id)
                    .containsExactly(ids.get(6), ids.get(7));
        }
    }

    @Test
    default void accept_sameOriginId_isStoredOnceAndAcknowledged() {
        try (Opened opened = open()) {
            CountDownLatch writer = opened.hold();
            Told first = opened.accept(message("hello", Optional.of("o1")));
            Told onItsWay = opened.accept(message("hello", Optional.of("o1")));
            assertThat(onItsWay.acceptance()).isInstanceOf(Acceptance.Again.class);
            assertThat(onItsWay.told()).isNotDone();
            writer.countDown();
            assertThat(first.result()).isEqualTo(COMMITTED);
            assertThat(onItsWay.result()).isEqualTo(DUPLICATE);
            Told committed = opened.accept(message("hello", Optional.of("o1")));
            assertThat(committed.told()).isCompletedWithValue(DUPLICATE);
            assertThat(opened.pending(ALICE)).hasSize(1);
        }
    }

    @Test
    default void accept_sameOriginIdAfterARestart_isRecognised() {
        try (Opened opened = open()) {
            assertThat(opened.accept(message("hello", Optional.of("o1"))).result()).isEqualTo(COMMITTED);
        }
        try (Opened opened = open()) {
            assertThat(opened.accept(message("hello", Optional.of("o1"))).result()).isEqualTo(DUPLICATE);
            assertThat(opened.accept(message("hello", Optional.of("o2"))).result()).isEqualTo(COMMITTED);
            assertThat(opened.pending(ALICE)).hasSize(2);
        }
    }

    @Test
    default void accept_sameOriginIdBehindManyOnTheirWay_isRecognised() {
        try (Opened opened = open(new MessageSettings(new PendingLimits(100_000, 1L << 30), 100, 100, 0))) {
            CountDownLatch writer = opened.hold();
            List<Told> first = sendNumbered(opened, 600);
            Told again = opened.accept(message("m0", Optional.of("o0")));
            assertThat(again.acceptance()).isInstanceOf(Acceptance.Again.class);
            writer.countDown();
            assertThat(again.result()).isEqualTo(DUPLICATE);
            assertThat(first).extracting(Told::result).containsOnly(COMMITTED);
            assertThat(opened.messages()).isEqualTo(600);
        }
    }

    @Test
    default void accept_sameOriginIdCommitted_isRecognisedAmongTheLatestOfItsSender() {
        try (Opened opened = open(new MessageSettings(new PendingLimits(100_000, 1L << 30), 100, 100, 0))) {
            assertThat(sendNumbered(opened, 600)).extracting(Told::result).containsOnly(COMMITTED);
            int oldest = 600 - SentRing.REMEMBERED;
            assertThat(opened.accept(message("m", Optional.of("o" + oldest))).result()).isEqualTo(DUPLICATE);
            assertThat(opened.accept(message("m", Optional.of("o599"))).result()).isEqualTo(DUPLICATE);
            assertThat(opened.accept(message("m", Optional.of("o" + (oldest - 1)))).result()).isEqualTo(COMMITTED);
        }
    }

    @Test
    default void accept_sameOriginIdWithMoreSendersThanAreRemembered_isRecognisedOnItsWay() {
        try (Opened opened = open(new MessageSettings(new PendingLimits(100_000, 1L << 30), 2, 100, 0))) {
            CountDownLatch writer = opened.hold();
            List<NewMessage> messages = new ArrayList<>();
            for (int i = 0; i < 300; i++) {
                messages.add(new NewMessage(Optional.of(new AccountName("sender" + i)), ALICE, stanza("hello"),
                        Optional.of("o1"), Keep.ARCHIVE));
            }
            messages.forEach(opened::accept);
            List<Told> again = messages.stream().map(opened::accept).toList();
            assertThat(again).extracting(Told::acceptance).hasOnlyElementsOfType(Acceptance.Again.class);
            writer.countDown();
            assertThat(again).extracting(Told::result).containsOnly(DUPLICATE);
            assertThat(opened.messages()).isEqualTo(300);
        }
    }

    @Test
    default void accept_originIdOfAnotherSenderOrRecipient_isNew() {
        try (Opened opened = open()) {
            opened.accept(message("hello", Optional.of("o1")));
            NewMessage fromAlice = new NewMessage(Optional.of(ALICE), ALICE, stanza("hello"), Optional.of("o1"),
                    Keep.ARCHIVE);
            NewMessage toBob = new NewMessage(Optional.of(BOB), BOB, stanza("hello"), Optional.of("o1"), Keep.ARCHIVE);
            assertThat(opened.accept(fromAlice).result()).isEqualTo(COMMITTED);
            assertThat(opened.accept(toBob).result()).isEqualTo(COMMITTED);
        }
    }

    @Test
    default void open_again_pendingIsThereAndIdsGoOn() {
        MessageId before;
        try (Opened opened = open()) {
            before = opened.accept(message("one", Optional.empty())).id();
        }
        try (Opened opened = open()) {
            MessageId after = opened.accept(message("two", Optional.empty())).id();
            assertThat(after).isGreaterThan(before);
            assertThat(opened.store().pendingCount()).isEqualTo(2);
            assertThat(opened.pending(ALICE)).extracting(PendingMessage::id).containsExactly(before, after);
        }
    }

    @Test
    default void accept_tooManyPending_isRefusedUntilSomeAreDelivered() {
        try (Opened opened = open()) {
            for (int i = 0; i < 10; i++) {
                assertThat(opened.accept(message("m", Optional.empty())).result()).isEqualTo(COMMITTED);
            }
            Told refused = opened.accept(message("m", Optional.of("o")).with(Standing.STRANGER));
            assertThat(refused.acceptance()).isInstanceOf(Acceptance.Refused.class);
            assertThat(refused.result()).isEqualTo(new StoreResult.Failed(StoreFailure.MAILBOX_FULL));
            opened.store().delivered(opened.pending(ALICE).getFirst(), ALICE);
            opened.settle();
            assertThat(opened.accept(message("m", Optional.of("o"))).result()).isEqualTo(COMMITTED);
        }
    }

    @Test
    default void counts_storedAndDelivered_countEachMessageOnce() {
        try (Opened opened = open()) {
            List<Told> sent = sendNumbered(opened, 3);
            assertThat(sent.getLast().result()).isEqualTo(COMMITTED);
            assertThat(opened.accept(message("m0", Optional.of("o0"))).result()).isEqualTo(DUPLICATE);
            List<PendingMessage> pending = opened.pending(ALICE);
            sent.get(0).message().delivered();
            opened.store().delivered(pending.get(0), ALICE);
            opened.store().delivered(pending.get(1), ALICE);
            CountDownLatch writer = opened.hold();
            Told beforeItIsWritten = opened.accept(message("m", Optional.empty()));
            beforeItIsWritten.message().delivered();
            writer.countDown();
            assertThat(beforeItIsWritten.result()).isEqualTo(COMMITTED);
            opened.settle();
            assertThat(opened.store().storedCount()).isEqualTo(4);
            assertThat(opened.store().deliveredCount()).isEqualTo(3);
            assertThat(opened.store().pendingCount()).isEqualTo(1);
        }
    }

    @Test
    default void probe_committed_leavesNothingBehind() {
        try (Opened opened = open()) {
            CompletableFuture<WriteResult> told = new CompletableFuture<>();
            opened.store().probe(told::complete);
            assertThat(told.orTimeout(20, TimeUnit.SECONDS).join()).isEqualTo(new WriteResult.Committed());
            assertThat(opened.count("owner")).isZero();
        }
    }

    @Test
    default void accept_untilDelivered_leavesNothingBehind() {
        try (Opened opened = open()) {
            NewMessage passing = new NewMessage(Optional.of(BOB), ALICE, stanza("passing"), Optional.empty(),
                    Keep.UNTIL_DELIVERED);
            Told told = opened.accept(passing);
            assertThat(told.result()).isEqualTo(COMMITTED);
            assertThat(opened.messages()).isEqualTo(1);
            opened.store().delivered(opened.pending(ALICE).getFirst(), ALICE);
            opened.settle();
            assertThat(opened.messages()).isZero();
        }
    }

    @Test
    default void forget_account_theNextOfThatNameFindsNothing() {
        try (Opened opened = open()) {
            opened.accept(message("private", Optional.of("o1")));
            opened.store().forget(ALICE);
            assertThat(opened.pending(ALICE)).isEmpty();
            assertThat(opened.accept(message("new", Optional.empty())).result()).isEqualTo(COMMITTED);
            assertThat(opened.pending(ALICE)).singleElement()
                    .satisfies(message -> assertThat(message.stanza()).isEqualTo(stanza("new")));
        }
        try (Opened opened = open()) {
            assertThat(opened.pending(ALICE)).hasSize(1);
        }
    }

    default Opened open() {
        return open(SETTINGS);
    }

    default Opened open(MessageSettings settings) {
        Journal journal = openJournal();
        return new Opened(journal, JournalMessageStore.open(journal, settings, CLOCK));
    }

    /// Messages with the origin-ids o0, o1 and so on.
    static List<Told> sendNumbered(Opened opened, int count) {
        return IntStream.range(0, count).mapToObj(i -> opened.accept(message("m" + i, Optional.of("o" + i)))).toList();
    }

    static NewMessage message(String body, Optional<String> originId) {
        return new NewMessage(Optional.of(BOB), ALICE, stanza(body), originId, Keep.ARCHIVE);
    }

    static XmlElement stanza(String body) {
        return XmlElement.builder(Namespaces.CLIENT, "message").attribute("from", "bob@example.org/phone")
                .attribute("to", "alice@example.org").attribute("type", "chat").child(Namespaces.CLIENT, "body", body)
                .build();
    }

    /// A message and what was said of it.
    record Told(Acceptance acceptance, CompletableFuture<StoreResult> told) {
        StoreResult result() {
            return told.orTimeout(20, TimeUnit.SECONDS).join();
        }

        AcceptedMessage message() {
            return ((Acceptance.New) acceptance).message();
        }

        MessageId id() {
            return message().id();
        }
    }

    /// A store and its journal.
    record Opened(Journal journal, JournalMessageStore store) implements AutoCloseable {
        Told accept(NewMessage message) {
            CompletableFuture<StoreResult> told = new CompletableFuture<>();
            return new Told(store.accept(message, told::complete), told);
        }

        List<PendingMessage> pending(AccountName owner) {
            return pending(owner, MessageId.NONE, store.latest(), 100);
        }

        List<PendingMessage> pending(AccountName owner, MessageId after, MessageId upTo, int limit) {
            return answer(done -> store.pending(owner, after, upTo, limit, done));
        }

        long messages() {
            return count("message");
        }

        long count(String table) {
            return answer(done -> journal.query(statements -> {
                try (var rows = statements.query(statements.prepare("select count(*) from " + table))) {
                    return rows.next() ? rows.getLong(1) : -1;
                }
            }, done));
        }

        /// Waits until all that was submitted is done.
        void settle() {
            messages();
        }

        /// Keeps the writer busy until the latch is counted down. Returns once it is: what is submitted then is in another group,
        /// and cannot be committed with this one.
        CountDownLatch hold() {
            CountDownLatch busy = new CountDownLatch(1);
            CountDownLatch latch = new CountDownLatch(1);
            journal.query(statements -> {
                busy.countDown();
                return awaited(latch);
            }, outcome -> {});
            assertThat(awaited(busy)).as("the writer is busy").isTrue();
            return latch;
        }

        private static boolean awaited(CountDownLatch latch) {
            try {
                return latch.await(20, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }

        private static <T> T answer(Consumer<Consumer<Outcome<T>>> question) {
            CompletableFuture<Outcome<T>> answer = new CompletableFuture<>();
            question.accept(answer::complete);
            if (answer.orTimeout(20, TimeUnit.SECONDS).join() instanceof Outcome.Answer<T>(T value)) {
                return value;
            }
            throw new IllegalStateException("the store did not answer");
        }

        @Override
        public void close() {
            journal.close();
        }
    }
}
