package io.portcullis.gateway.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.portcullis.auth.account.AccountName;
import io.portcullis.gateway.message.NewMessage.Keep;
import io.portcullis.gateway.store.DiskSpace;
import io.portcullis.gateway.store.DiskSpace.Level;
import io.portcullis.gateway.store.Journal;
import io.portcullis.gateway.store.StoreFailure;
import io.portcullis.gateway.store.TestDisk;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.junit.jupiter.api.Test;

/// How much the message store takes and keeps, whatever the database.
interface MessageLimitsContract extends MessageStoreContract {
    @Test
    default void accept_oneSenderFilledItsShare_othersFindRoom() {
        try (Opened opened = open()) {
            MessageStoreContract.sendNumbered(opened, 10);
            NewMessage more = MessageStoreContract.message("m", Optional.empty()).with(Standing.STRANGER);
            assertThat(opened.accept(more).result()).isEqualTo(FULL);
            assertThat(opened.accept(from("carol", "m")).result()).isEqualTo(COMMITTED);
        }
    }

    @Test
    default void accept_strangersFilledTheirHalf_contactsFindRoom() {
        try (Opened opened = open()) {
            for (int i = 0; i < 40; i++) {
                assertThat(opened.accept(from("stranger" + i, "m")).result()).isEqualTo(COMMITTED);
            }
            Told undecided = opened.accept(from("friend", "m"));
            assertThat(undecided.acceptance()).isEqualTo(new Acceptance.ContactsOnly());
            assertThat(undecided.told()).isNotDone();
            assertThat(opened.accept(from("stranger", "m").with(Standing.STRANGER)).result()).isEqualTo(FULL);
            for (int i = 0; i < 20; i++) {
                assertThat(opened.accept(from("friend", "m").with(Standing.CONTACT)).result()).isEqualTo(COMMITTED);
            }
            assertThat(opened.accept(from("friend", "m").with(Standing.CONTACT)).result()).isEqualTo(FULL);
            assertThat(opened.accept(from("another", "m").with(Standing.CONTACT)).result()).isEqualTo(COMMITTED);
        }
    }

    @Test
    default void accept_undecidedThenOfAContact_isStoredOnce() {
        try (Opened opened = open(new MessageSettings(new PendingLimits(8, 4L << 20), 100, 100, 0))) {
            opened.accept(MessageStoreContract.message("one", Optional.of("o1")));
            assertThat(opened.accept(MessageStoreContract.message("two", Optional.of("o2"))).acceptance())
                    .isEqualTo(new Acceptance.ContactsOnly());
            NewMessage known = MessageStoreContract.message("two", Optional.of("o2")).with(Standing.CONTACT);
            assertThat(opened.accept(known).result()).isEqualTo(COMMITTED);
            assertThat(opened.accept(MessageStoreContract.message("two", Optional.of("o2"))).result())
                    .isEqualTo(DUPLICATE);
            assertThat(opened.pending(ALICE)).hasSize(2);
        }
    }

    @Test
    default void accept_fromOneSenderToMany_isBoundedInAll() {
        try (Opened opened = open()) {
            for (int i = 0; i < 80; i++) {
                assertThat(opened.accept(to("recipient" + i / 8)).result()).isEqualTo(COMMITTED);
            }
            assertThat(opened.accept(to("another")).result()).isEqualTo(FULL);
            assertThat(opened.accept(to("bob")).result()).isEqualTo(FULL);
            opened.store().forget(new AccountName("recipient0"));
            assertThat(opened.accept(to("another")).result()).isEqualTo(COMMITTED);
        }
    }

    @Test
    default void accept_bytes_areBoundedAsMessagesAre() {
        try (Opened opened = open(new MessageSettings(new PendingLimits(1_000, 16_000), 100, 100, 0))) {
            assertThat(opened.accept(MessageStoreContract.message("x".repeat(1_500), Optional.empty())).result())
                    .isEqualTo(COMMITTED);
            assertThat(opened.store().pendingBytes()).isBetween(1_500L, 1_800L);
            assertThat(opened
                    .accept(MessageStoreContract.message("x".repeat(500), Optional.empty()).with(Standing.STRANGER))
                    .result())
                    .isEqualTo(FULL);
            opened.store().delivered(opened.pending(ALICE).getFirst(), ALICE);
            opened.settle();
            assertThat(opened.store().pendingBytes()).isZero();
            assertThat(opened.accept(MessageStoreContract.message("x".repeat(500), Optional.empty())).result())
                    .isEqualTo(COMMITTED);
        }
    }

    @Test
    default void open_again_whatIsPendingCountsByItsSender() {
        long bytes;
        try (Opened opened = open()) {
            MessageStoreContract.sendNumbered(opened, 10);
            opened.settle();
            bytes = opened.store().pendingBytes();
        }
        try (Opened opened = open()) {
            assertThat(opened.store().pendingBytes()).isEqualTo(bytes);
            assertThat(opened.accept(MessageStoreContract.message("m", Optional.empty())).acceptance())
                    .isEqualTo(new Acceptance.ContactsOnly());
            assertThat(opened.accept(from("carol", "m")).result()).isEqualTo(COMMITTED);
            opened.store().delivered(opened.pending(ALICE).getFirst(), ALICE);
            opened.settle();
            assertThat(opened.accept(MessageStoreContract.message("m", Optional.empty())).result())
                    .isEqualTo(COMMITTED);
        }
    }

    @Test
    default void forget_sender_theNextOfThatNameHasItsOwnShare() {
        try (Opened opened = open()) {
            MessageStoreContract.sendNumbered(opened, 10);
            opened.store().forget(BOB);
            assertThat(opened.accept(MessageStoreContract.message("m", Optional.empty())).result())
                    .isEqualTo(COMMITTED);
            opened.settle();
            opened.pending(ALICE).forEach(message -> opened.store().delivered(message, ALICE));
            opened.settle();
            assertThat(opened.store().pendingCount()).isZero();
            assertThat(opened.store().pendingBytes()).isZero();
        }
    }

    @Test
    default void accept_diskLow_strangersThenAllAreToldToWait() {
        Level[] level = {Level.LOW};
        DiskSpace disk = TestDisk.at(() -> level[0]);
        Journal journal = openJournal();
        try (Opened opened = new Opened(journal, JournalMessageStore.open(journal, SETTINGS, CLOCK, disk))) {
            StoreResult low = new StoreResult.Failed(StoreFailure.DISK_LOW);
            assertThat(opened.accept(MessageStoreContract.message("m", Optional.of("o"))).acceptance())
                    .isEqualTo(new Acceptance.ContactsOnly());
            assertThat(
                    opened.accept(MessageStoreContract.message("m", Optional.of("o")).with(Standing.STRANGER)).result())
                    .isEqualTo(low);
            NewMessage known = MessageStoreContract.message("m", Optional.of("o")).with(Standing.CONTACT);
            assertThat(opened.accept(known).result()).isEqualTo(COMMITTED);
            level[0] = Level.SCARCE;
            disk.look();
            assertThat(
                    opened.accept(MessageStoreContract.message("n", Optional.empty()).with(Standing.CONTACT)).result())
                    .isEqualTo(low);
            assertThat(opened.accept(known).result()).isEqualTo(DUPLICATE);
            assertThat(opened.store().diskLowCount()).isEqualTo(2);
            assertThat(opened.store().pendingCount()).isEqualTo(1);
        }
    }

    @Test
    default void sweep_old_goesUnlessItIsPending() {
        try (Opened opened = open()) {
            MessageStoreContract.sendNumbered(opened, 5);
            List<PendingMessage> pending = opened.pending(ALICE);
            pending.subList(0, 3).forEach(message -> opened.store().delivered(message, ALICE));
            opened.settle();
            assertThat(sweep(opened, new ArchiveLimits(Duration.ofDays(2), 1 << 20), NOON.plus(Duration.ofDays(1))))
                    .isZero();
            assertThat(sweep(opened, new ArchiveLimits(Duration.ofDays(2), 1 << 20), NOON.plus(Duration.ofDays(3))))
                    .isEqualTo(3);
            assertThat(opened.pending(ALICE)).hasSize(2);
            assertThat(opened.messages()).isEqualTo(2);
        }
    }

    /// Bob floods alice: what she and carol wrote to each other stays with carol's part.
    @Test
    default void sweep_tooManyBytes_theOldestOfBothOwnersGo() {
        try (Opened opened = open(new MessageSettings(new PendingLimits(100_000, 1L << 30), 100, 100, 0))) {
            for (int i = 0; i < 10; i++) {
                opened.accept(from("carol", "c" + i)).message().delivered();
            }
            for (int i = 0; i < 700; i++) {
                opened.accept(MessageStoreContract.message("x".repeat(200), Optional.empty())).message().delivered();
            }
            opened.settle();
            long removed = sweep(opened, new ArchiveLimits(Duration.ofDays(2), 50_000), NOON);
            assertThat(opened.messages()).isEqualTo(710 - removed).isBetween(10 + 100L, 10 + 250L);
            assertThat(opened.count("message where sender = (select number from owner where name = 'carol')"))
                    .isEqualTo(10);
            assertThat(opened.count("message where id = " + opened.store().latest().value())).isEqualTo(1);
        }
    }

    @Test
    default void sweep_removedAccounts_theirMessagesGoUnlessAnotherKeepsThem() {
        try (Opened opened = open()) {
            opened.accept(MessageStoreContract.message("between bob and alice", Optional.empty())).message()
                    .delivered();
            NewMessage self = new NewMessage(Optional.of(ALICE), ALICE, MessageStoreContract.stanza("to herself"),
                    Optional.empty(),
                    Keep.ARCHIVE);
            opened.accept(self).message().delivered();
            opened.accept(
                    new NewMessage(Optional.of(BOB), ALICE, MessageStoreContract.stanza("passing"), Optional.empty(),
                            Keep.UNTIL_DELIVERED));
            opened.accept(to("carol"));
            opened.settle();
            opened.store().forget(ALICE);
            assertThat(sweep(opened, new ArchiveLimits(Duration.ofDays(2), 1 << 20), NOON)).isEqualTo(2);
            assertThat(opened.messages()).isEqualTo(2);
        }
    }

    private static NewMessage from(String sender, String body) {
        return new NewMessage(Optional.of(new AccountName(sender)), ALICE, MessageStoreContract.stanza(body),
                Optional.empty(),
                Keep.ARCHIVE);
    }

    private static NewMessage to(String recipient) {
        return new NewMessage(Optional.of(BOB), new AccountName(recipient), MessageStoreContract.stanza("m"),
                Optional.empty(),
                Keep.ARCHIVE);
    }

    /// Sweeps the archive once; gives how many messages went.
    private static long sweep(Opened opened, ArchiveLimits limits, Instant now) {
        try (ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor()) {
            ArchiveSweep sweep = new ArchiveSweep(opened.journal(), limits, Clock.fixed(now, ZoneOffset.UTC), timer);
            timer.execute(() -> sweep.lookAt(0));
            await().until(() -> sweep.endedCount() == 1);
            return sweep.removedCount();
        }
    }
}
