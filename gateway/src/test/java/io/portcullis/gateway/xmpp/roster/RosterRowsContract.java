package io.portcullis.gateway.xmpp.roster;

import static org.assertj.core.api.Assertions.assertThat;

import io.portcullis.auth.account.AccountName;
import io.portcullis.gateway.store.Journal;
import io.portcullis.gateway.store.Outcome;
import io.portcullis.gateway.store.WriteResult;
import io.portcullis.protocol.xml.XmlElement;
import io.portcullis.protocol.xmpp.Jid;
import io.portcullis.protocol.xmpp.Namespaces;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What the rows of rosters do, whatever the database.
interface RosterRowsContract {
    AccountName ALICE = new AccountName("alice");
    AccountName BOB = new AccountName("bob");
    Jid CAROL = Jid.of("carol", "example.com", "");
    Jid DAVE = Jid.of("dave", "example.com", "");
    long NOW = 1_790_000_000_000L;
    InstantSource CLOCK = () -> Instant.ofEpochMilli(NOW);

    /// A journal on the database of this test.
    Journal openJournal();

    /// What one transaction does with the rows.
    @FunctionalInterface
    interface Change {
        void apply(SqlRosterRows rows) throws SQLException;
    }

    /// What is read in one transaction.
    @FunctionalInterface
    interface Reading<T> {
        T apply(SqlRosterRows rows) throws SQLException;
    }

    /// The rows in use by one process.
    record Opened(Journal journal) implements AutoCloseable {
        CompletableFuture<WriteResult> start(Change change) {
            CompletableFuture<WriteResult> told = new CompletableFuture<>();
            journal.submit(statements -> change.apply(new SqlRosterRows(statements, CLOCK)), told::complete);
            return told.orTimeout(20, TimeUnit.SECONDS);
        }

        void change(Change change) {
            assertThat(start(change).join()).isInstanceOf(WriteResult.Committed.class);
        }

        RosterItem find(AccountName owner, Jid contact) {
            return read(rows -> rows.find(owner, contact));
        }

        List<RosterItem> all(AccountName owner) {
            return read(rows -> rows.all(owner));
        }

        int count(AccountName owner, boolean listed) {
            return read(rows -> rows.count(owner, listed));
        }

        long version(AccountName owner) {
            return read(rows -> rows.version(owner));
        }

        private <T> T read(Reading<T> reading) {
            CompletableFuture<Outcome<T>> answer = new CompletableFuture<>();
            journal.query(statements -> reading.apply(new SqlRosterRows(statements, CLOCK)), answer::complete);
            return switch (answer.orTimeout(20, TimeUnit.SECONDS).join()) {
                case Outcome.Answer<T>(T value) -> value;
                case Outcome.Failed<T> failed -> throw new AssertionError("cannot be read: " + failed.reason());
            };
        }

        @Override
        public void close() {
            journal.close();
        }
    }

    private Opened open() {
        return new Opened(openJournal());
    }

    private List<RosterItem> stored(AccountName owner) {
        try (Opened opened = open()) {
            return opened.all(owner);
        }
    }

    private static RosterItem item(Jid contact, String name, List<String> groups) {
        return new RosterItem(contact, name, groups, Subscription.BOTH, true, Optional.empty());
    }

    private static RosterItem item(Jid contact) {
        return item(contact, "a friend", List.of("friends"));
    }

    private static RosterItem asking(Jid contact, String why) {
        XmlElement request = XmlElement.builder(Namespaces.CLIENT, "presence").attribute("from", contact.toString())
                .attribute("to", "alice@example.com").attribute("type", "subscribe")
                .child(Namespaces.CLIENT, "status", why).build();
        return new RosterItem(contact, "", List.of(), Subscription.NONE_PENDING_IN, false, Optional.of(request));
    }

    private void expectSame(RosterItem item) {
        try (Opened opened = open()) {
            opened.change(rows -> rows.save(ALICE, item));
        }
        assertThat(stored(ALICE)).containsExactly(item);
        try (Opened opened = open()) {
            assertThat(opened.find(ALICE, item.contact())).isEqualTo(item);
        }
    }

    @Test
    default void read_nothingSaved_isEmptyAndUnknown() {
        try (Opened opened = open()) {
            assertThat(opened.all(ALICE)).isEmpty();
            assertThat(opened.find(ALICE, CAROL)).isEqualTo(RosterItem.unknown(CAROL));
            assertThat(opened.count(ALICE, true)).isZero();
            assertThat(opened.version(ALICE)).isZero();
        }
    }

    @Test
    default void read_everyField_isAsItWasSaved() {
        expectSame(new RosterItem(CAROL, "Carol", List.of("friends", "work"), Subscription.TO_PENDING_IN, true,
                asking(CAROL, "it is me").request()));
    }

    @ParameterizedTest
    @EnumSource(Subscription.class)
    default void read_anyState_isTheSame(Subscription subscription) {
        expectSame(new RosterItem(CAROL, "", List.of(), subscription, true, Optional.empty()));
    }

    @Test
    default void read_contactThatOnlyAsked_isNotListed() {
        expectSame(asking(CAROL, "please"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"O'Hara", "\"quoted\" \\ and 'quoted'", "Zoë Müller", "電話", "\ud83d\udcde phone",
        "'; drop table roster_item; --", "100% _ ? :name $1", " blanks and\ttabs\nand lines ", "<a href=\"&amp;\">"})
    default void read_anyText_isTheSame(String text) {
        expectSame(new RosterItem(CAROL, text, List.of(text, "second", text + "3"), Subscription.TO_PENDING_IN, true,
                asking(CAROL, text).request()));
    }

    @Test
    default void read_addressesThatAreNotAscii_areTheSame() {
        AccountName zoe = new AccountName("zoë");
        RosterItem item = item(Jid.of("电话", "bücher.example", ""));
        try (Opened opened = open()) {
            opened.change(rows -> rows.save(zoe, item));
        }
        assertThat(stored(zoe)).containsExactly(item);
    }

    @Test
    default void read_groups_keepTheirOrder() {
        expectSame(item(CAROL, "", List.of("z", "a", "m", "a b", "b")));
    }

    @Test
    default void save_sameContact_replacesEveryField() {
        RosterItem later = new RosterItem(CAROL, "new name", List.of(), Subscription.NONE_PENDING_OUT_IN, true,
                asking(CAROL, "again").request());
        try (Opened opened = open()) {
            opened.change(rows -> rows.save(ALICE, item(CAROL)));
            opened.change(rows -> rows.save(ALICE, later));
            assertThat(opened.count(ALICE, true)).isEqualTo(1);
        }
        assertThat(stored(ALICE)).containsExactly(later);
    }

    @Test
    default void save_requestAnswered_isForgotten() {
        try (Opened opened = open()) {
            opened.change(rows -> rows.save(ALICE, asking(CAROL, "please")));
            opened.change(rows -> rows.save(ALICE, item(CAROL)));
        }
        assertThat(stored(ALICE)).containsExactly(item(CAROL));
    }

    @Test
    default void save_nothingLeftToRemember_takesTheContactOut() {
        try (Opened opened = open()) {
            opened.change(rows -> {
                rows.save(ALICE, item(CAROL));
                rows.save(ALICE, item(DAVE));
            });
            opened.change(rows -> rows.save(ALICE, RosterItem.unknown(CAROL)));
            assertThat(opened.find(ALICE, CAROL)).isEqualTo(RosterItem.unknown(CAROL));
        }
        assertThat(stored(ALICE)).containsExactly(item(DAVE));
    }

    @Test
    default void save_sameContactOfTwoOwners_staysApart() {
        RosterItem ofBob = item(CAROL, "of bob", List.of());
        try (Opened opened = open()) {
            opened.change(rows -> {
                rows.save(ALICE, item(CAROL));
                rows.save(BOB, ofBob);
            });
            opened.change(rows -> rows.clear(ALICE));
        }
        assertThat(stored(ALICE)).isEmpty();
        assertThat(stored(BOB)).containsExactly(ofBob);
    }

    @Test
    default void save_manyContacts_areAllThereAndCounted() {
        List<RosterItem> many = IntStream.range(0, 500)
                .mapToObj(i -> item(Jid.of("contact" + i, "example.com", ""), "number " + i, List.of("g" + i % 7)))
                .toList();
        try (Opened opened = open()) {
            opened.change(rows -> {
                for (RosterItem item : many) {
                    rows.save(ALICE, item);
                }
            });
            assertThat(opened.count(ALICE, true)).isEqualTo(500);
        }
        assertThat(stored(ALICE)).containsExactlyInAnyOrderElementsOf(many);
    }

    @Test
    default void count_thoseWhoOnlyAsked_areCountedApart() {
        try (Opened opened = open()) {
            opened.change(rows -> rows.save(ALICE, asking(CAROL, "please")));
            assertThat(opened.count(ALICE, true)).isZero();
            assertThat(opened.count(ALICE, false)).isEqualTo(1);
        }
    }

    @Test
    default void read_withinTheTransaction_seesWhatItSaved() {
        try (Opened opened = open()) {
            opened.change(rows -> {
                rows.save(ALICE, item(CAROL));
                assertThat(rows.find(ALICE, CAROL)).isEqualTo(item(CAROL));
                assertThat(rows.count(ALICE, true)).isEqualTo(1);
            });
        }
    }

    @Test
    default void change_thatFailsHalfway_leavesNothing() {
        try (Opened opened = open()) {
            opened.change(rows -> {
                rows.save(ALICE, item(DAVE));
                rows.advance(ALICE);
            });
            assertThat(opened.start(rows -> {
                rows.save(ALICE, item(CAROL));
                rows.save(BOB, item(CAROL));
                rows.clear(ALICE);
                rows.advance(ALICE);
                throw new IllegalStateException("halfway");
            }).join()).isInstanceOf(WriteResult.Failed.class);
            assertThat(opened.version(ALICE)).isEqualTo(NOW);
        }
        assertThat(stored(ALICE)).containsExactly(item(DAVE));
        assertThat(stored(BOB)).isEmpty();
    }

    @Test
    default void change_thatFailsAmongGoodOnes_failsAlone() {
        try (Opened opened = open()) {
            List<CompletableFuture<WriteResult>> told = List.of(opened.start(rows -> rows.save(ALICE, item(CAROL))),
                    opened.start(rows -> {
                        rows.clear(ALICE);
                        throw new IllegalStateException("halfway");
                    }), opened.start(rows -> rows.save(ALICE, item(DAVE))));
            assertThat(told).extracting(done -> done.join() instanceof WriteResult.Committed).containsExactly(true,
                    false, true);
        }
        assertThat(stored(ALICE)).containsExactlyInAnyOrder(item(CAROL), item(DAVE));
    }

    @Test
    default void changes_oneAfterTheOther_takeEffectInThatOrder() {
        List<CompletableFuture<WriteResult>> told = new ArrayList<>();
        try (Opened opened = open()) {
            for (int i = 1; i <= 200; i++) {
                RosterItem next = i % 3 == 0 ? RosterItem.unknown(CAROL) : item(CAROL, "name " + i, List.of());
                told.add(opened.start(rows -> rows.save(ALICE, next)));
            }
            assertThat(told).allSatisfy(done -> assertThat(done.join()).isInstanceOf(WriteResult.Committed.class));
        }
        assertThat(stored(ALICE)).containsExactly(item(CAROL, "name 200", List.of()));
    }

    @Test
    default void advance_isTheTimeAndGrows() {
        List<Long> versions = new ArrayList<>();
        try (Opened opened = open()) {
            for (int i = 0; i < 3; i++) {
                opened.change(rows -> versions.add(rows.advance(ALICE)));
            }
            opened.change(rows -> rows.clear(ALICE));
            assertThat(opened.version(BOB)).isZero();
        }
        assertThat(versions).containsExactly(NOW, NOW + 1, NOW + 2);
        try (Opened opened = open()) {
            assertThat(opened.version(ALICE)).as("after all contacts are gone").isEqualTo(NOW + 2);
        }
    }
}
