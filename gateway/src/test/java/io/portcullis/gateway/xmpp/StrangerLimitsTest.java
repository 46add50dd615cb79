package io.portcullis.gateway.xmpp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.portcullis.auth.account.AccountName;
import io.portcullis.gateway.route.Reach.Traffic;
import io.portcullis.gateway.store.GroupCommitJournal;
import io.portcullis.gateway.store.JournalDatabase;
import io.portcullis.gateway.store.JournalObserver;
import io.portcullis.gateway.store.JournalSettings;
import io.portcullis.gateway.xmpp.roster.Roster;
import io.portcullis.gateway.xmpp.roster.RosterChange;
import io.portcullis.gateway.xmpp.roster.RosterResult;
import io.portcullis.gateway.xmpp.roster.Rosters;
import io.portcullis.gateway.xmpp.roster.SubscriptionAction;
import io.portcullis.protocol.xml.XmlElement;
import io.portcullis.protocol.xmpp.Jid;
import io.portcullis.protocol.xmpp.Namespaces;
import io.portcullis.protocol.xmpp.Presence;
import io.portcullis.protocol.xmpp.StanzaError;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StrangerLimitsTest {
    private static final String DOMAIN = "example.org";
    private static final AccountName ALICE = new AccountName("alice");
    private static final AccountName BOB = new AccountName("bob");

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private GroupCommitJournal journal;
    private Rosters rosters;
    private StrangerLimits limits;
    private long nanos;

    @BeforeEach
    void open(@TempDir Path directory) {
        journal = GroupCommitJournal.open(new JournalDatabase.Sqlite(directory.resolve("messages.db")),
                JournalSettings.DEFAULT, JournalObserver.NONE);
        rosters = new Rosters(journal, new Rosters.Settings(DOMAIN, 100, 100), Clock.systemUTC());
        limits = new StrangerLimits(new StrangerLimits.Settings(DOMAIN, new StrangerLimits.Points(60, 60),
                new StrangerLimits.Points(200, 200)), rosters, meters, () -> nanos);
    }

    @AfterEach
    void close() {
        journal.close();
    }

    /// How many of 300 stanzas to a recipient's resource get through.
    private int letThrough(AccountName sender, String recipient, Traffic traffic) {
        Jid to = Jid.of(recipient, DOMAIN, "r");
        return (int) IntStream.range(0, 300).filter(i -> limits.refusal(sender, to, traffic).isEmpty()).count();
    }

    private static Roster read(Rosters rosters, AccountName owner) {
        CompletableFuture<Optional<Roster>> read = new CompletableFuture<>();
        rosters.read(owner, read::complete);
        Roster roster = read.join().orElseThrow();
        await().until(() -> rosters.cached(owner).isPresent()); // put there after the answer
        return roster;
    }

    private void subscribe(AccountName from, AccountName to, SubscriptionAction action, Presence.Type type) {
        Jid sender = Jid.of(from.value(), DOMAIN, "");
        Jid contact = Jid.of(to.value(), DOMAIN, "");
        XmlElement element = XmlElement.builder(Namespaces.CLIENT, "presence").attribute("type", action.attribute())
                .attribute("from", sender.toString()).attribute("to", contact.toString()).build();
        CompletableFuture<RosterResult> done = new CompletableFuture<>();
        rosters.send(from, action, new Presence(element, type, Optional.of(sender), Optional.of(contact), 0), true,
                done::complete);
        assertThat(done.join()).isInstanceOf(RosterResult.Committed.class);
    }

    @Test
    void stranger_isHeldToTheBudgetOfEachKind() {
        assertThat(letThrough(ALICE, "bob", Traffic.MESSAGE)).isEqualTo(60);
        nanos += Duration.ofMinutes(2).toNanos();
        assertThat(letThrough(ALICE, "bob", Traffic.IQ)).isEqualTo(60);
        nanos += Duration.ofMinutes(2).toNanos();
        assertThat(letThrough(ALICE, "bob", Traffic.PRESENCE)).isEqualTo(20);
        nanos += Duration.ofMinutes(2).toNanos();
        assertThat(letThrough(ALICE, "bob", Traffic.SUBSCRIPTION)).isEqualTo(10);
        assertThat(meters.get("portcullis_strangers_refused").tag("kind", "subscription").counter().count())
                .isEqualTo(290);
    }

    @Test
    void stranger_refused_mayTryAgainLater() {
        letThrough(ALICE, "bob", Traffic.MESSAGE);
        StanzaError error = limits.refusal(ALICE, Jid.of("bob", DOMAIN, ""), Traffic.MESSAGE).orElseThrow();
        assertThat(error.condition()).isEqualTo(StanzaError.Condition.POLICY_VIOLATION);
        assertThat(error.type()).isEqualTo(StanzaError.Type.WAIT);
        nanos += Duration.ofSeconds(10).toNanos();
        assertThat(letThrough(ALICE, "bob", Traffic.MESSAGE)).isEqualTo(10);
    }

    @Test
    void stranger_toManyRecipients_isHeldToTheBudgetForAll() {
        int through = 0;
        for (int round = 0; round < 3; round++) {
            for (int i = 0; i < 1_000; i++) {
                through += limits.refusal(ALICE, Jid.of("user" + i, DOMAIN, ""), Traffic.MESSAGE).isEmpty() ? 1 : 0;
            }
        }
        assertThat(through).isEqualTo(200);
        assertThat(letThrough(BOB, "user1", Traffic.MESSAGE)).as("another sender").isEqualTo(60);
    }

    @Test
    void budget_remembersFewRecipients() {
        StrangerBudget budget = new StrangerBudget(Jid.of("alice", DOMAIN, ""), new StrangerLimits.Points(10, 10),
                new StrangerLimits.Points(1_000_000, 1), 0);
        for (int i = 0; i < 10_000; i++) {
            budget.take("user" + i, 1, 0);
        }
        assertThat(budget.remembered()).isEqualTo(StrangerBudget.RECIPIENTS);
    }

    @Test
    void contact_bySubscription_isNotLimited() {
        subscribe(BOB, ALICE, SubscriptionAction.SUBSCRIBE, Presence.Type.SUBSCRIBE);
        read(rosters, ALICE);
        assertThat(letThrough(ALICE, "bob", Traffic.MESSAGE)).as("whom bob has asked").isEqualTo(300);
        read(rosters, BOB);
        subscribe(ALICE, BOB, SubscriptionAction.SUBSCRIBED, Presence.Type.SUBSCRIBED);
        read(rosters, ALICE);
        assertThat(letThrough(ALICE, "bob", Traffic.PRESENCE)).isEqualTo(300);
        read(rosters, BOB);
        assertThat(letThrough(BOB, "alice", Traffic.PRESENCE)).isEqualTo(300);
    }

    @Test
    void asking_makesNoContact() {
        subscribe(ALICE, BOB, SubscriptionAction.SUBSCRIBE, Presence.Type.SUBSCRIBE);
        read(rosters, ALICE);
        read(rosters, BOB);
        assertThat(letThrough(ALICE, "bob", Traffic.MESSAGE)).isEqualTo(60);
    }

    @Test
    void contact_listedByTheRecipientOnly_isNotLimited() {
        CompletableFuture<RosterResult> done = new CompletableFuture<>();
        rosters.change(BOB, new RosterChange.Put(Jid.of("alice", DOMAIN, ""), "", List.of()), true, done::complete);
        done.join();
        read(rosters, BOB);
        assertThat(letThrough(ALICE, "bob", Traffic.IQ)).isEqualTo(300);
        assertThat(letThrough(BOB, "alice", Traffic.IQ)).as("alice has not listed bob").isEqualTo(60);
    }

    @Test
    void ownAccount_isNotLimited() {
        assertThat(letThrough(ALICE, "alice", Traffic.IQ)).isEqualTo(300);
    }
}
