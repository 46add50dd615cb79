package io.portcullis.gateway.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jivesoftware.smack.ConnectionConfiguration.SecurityMode;
import org.jivesoftware.smack.XMPPException.XMPPErrorException;
import org.jivesoftware.smack.filter.MessageWithBodiesFilter;
import org.jivesoftware.smack.filter.StanzaTypeFilter;
import org.jivesoftware.smack.packet.Message;
import org.jivesoftware.smack.packet.Presence;
import org.jivesoftware.smack.packet.Stanza;
import org.jivesoftware.smack.packet.StanzaError;
import org.jivesoftware.smack.roster.Roster;
import org.jivesoftware.smack.tcp.XMPPTCPConnection;
import org.jivesoftware.smack.tcp.XMPPTCPConnectionConfiguration;
import org.jivesoftware.smack.util.TLSUtils;
import org.jivesoftware.smackx.delay.packet.DelayInformation;
import org.jivesoftware.smackx.disco.ServiceDiscoveryManager;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.jxmpp.jid.BareJid;
import org.jxmpp.jid.impl.JidCreate;

/// What Smack makes of contacts, of what comes late, and of what others' addresses answer.
@Tag("slow")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SmackContactsIT {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final BareJid ALICE = bare("alice");
    private static final BareJid BOB = bare("bob");

    @TempDir
    static Path directory;

    private StartedServer server;
    private StartedServer.AppPassword chat;
    private XMPPTCPConnection alice;
    private XMPPTCPConnection bob;

    @BeforeAll
    void start() {
        server = StartedServer.start(directory.resolve("data"));
        chat = server.appPassword("alice", "--scope", "xmpp");
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @BeforeEach
    void signIn() throws Exception {
        alice = connection("alice", chat.password(), "de");
        bob = connection("bob", StartedServer.BOB_PASSWORD, "en");
        alice.connect().login();
        bob.connect().login();
    }

    @AfterEach
    void signOut() {
        alice.disconnect();
        bob.disconnect();
    }

    @Test
    void subscription_requestedApprovedAndCancelled_showsAndHidesTheContact() throws Exception {
        Roster hers = Roster.getInstanceFor(alice);
        Roster his = Roster.getInstanceFor(bob);
        hers.setSubscriptionMode(Roster.SubscriptionMode.accept_all);
        his.setSubscriptionMode(Roster.SubscriptionMode.accept_all);
        his.createItemAndRequestSubscription(ALICE, "Alice", new String[] {"Friends"});
        await().atMost(PATIENCE).until(() -> his.getPresence(ALICE).isAvailable());
        List<Presence.Type> types = Collections.synchronizedList(new ArrayList<>());
        bob.addSyncStanzaListener(stanza -> types.add(((Presence) stanza).getType()),
                stanza -> StanzaTypeFilter.PRESENCE.accept(stanza) && stanza.getFrom().asBareJid().equals(ALICE));

        Presence cancel = alice.getStanzaFactory().buildPresenceStanza().ofType(Presence.Type.unsubscribed).to(BOB)
                .build();
        alice.sendStanza(cancel);

        await().atMost(PATIENCE).untilAsserted(
                () -> assertThat(types).containsExactly(Presence.Type.unavailable, Presence.Type.unsubscribed));
        assertThat(his.getPresence(ALICE).isAvailable()).isFalse();
        assertThat(his.getEntry(ALICE).getName()).isEqualTo("Alice");
    }

    @Test
    void messages_whileTheConnectionIsLost_comeByResumptionWithTheirTimeAndLanguage() throws Exception {
        List<Stanza> got = Collections.synchronizedList(new ArrayList<>());
        alice.addAsyncStanzaListener(got::add, MessageWithBodiesFilter.INSTANCE);
        alice.instantShutdown();
        bob.sendStanza(bob.getStanzaFactory().buildMessageStanza().to(ALICE).ofType(Message.Type.chat)
                .setBody("while you were away").build());
        await().pollDelay(Duration.ofSeconds(1)).until(() -> true);

        alice.connect().login();

        assertThat(alice.streamWasResumed()).isTrue();
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(got).hasSize(1));
        assertThat(((Message) got.getFirst()).getBody()).isEqualTo("while you were away");
        assertThat(got.getFirst().getLanguage()).isEqualTo("en");
        assertThat(DelayInformation.from(got.getFirst()).getStamp().toInstant())
                .isBefore(java.time.Instant.now().minusMillis(900));
    }

    @Test
    void othersAddresses_tellNothing() throws Exception {
        ServiceDiscoveryManager disco = ServiceDiscoveryManager.getInstanceFor(alice);
        for (String name : List.of("bob", "nobody")) {
            assertThat(disco.discoverItems(bare(name)).getItems()).isEmpty();
            assertThatThrownBy(() -> disco.discoverInfo(bare(name))).isInstanceOfSatisfying(XMPPErrorException.class,
                    e -> assertThat(e.getStanzaError().getCondition())
                            .isEqualTo(StanzaError.Condition.service_unavailable));
        }
        assertThatThrownBy(() -> disco.discoverItems(JidCreate.from("elsewhere.example")))
                .isInstanceOfSatisfying(XMPPErrorException.class, e -> assertThat(e.getStanzaError().getCondition())
                        .isEqualTo(StanzaError.Condition.remote_server_not_found));
    }

    private XMPPTCPConnection connection(String user, String password, String language) throws Exception {
        var context = javax.net.ssl.SSLContext.getInstance("TLS");
        context.init(null, new javax.net.ssl.TrustManager[] {new TLSUtils.AcceptAllTrustManager()}, null);
        var configuration = XMPPTCPConnectionConfiguration.builder().setXmppDomain("localhost")
                .setHostAddress(InetAddress.getLoopbackAddress()).setPort(server.xmppPort)
                .setLanguage(java.util.Locale.of(language))
                .setUsernameAndPassword(user, password).setSecurityMode(SecurityMode.required)
                .setHostnameVerifier((_, _) -> true).setCustomX509TrustManager(new TLSUtils.AcceptAllTrustManager())
                .setSslContextFactory(() -> context).build();
        return new XMPPTCPConnection(configuration);
    }

    private static BareJid bare(String name) {
        return JidCreate.bareFromOrThrowUnchecked(name + "@localhost");
    }
}
