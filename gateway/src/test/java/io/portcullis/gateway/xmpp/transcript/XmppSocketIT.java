package io.portcullis.gateway.xmpp.transcript;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.netty.channel.Channel;
import io.portcullis.gateway.config.ConnectionsConfig;
import io.portcullis.gateway.config.ListenerConfig;
import io.portcullis.gateway.config.LoopsConfig;
import io.portcullis.gateway.config.Networks;
import io.portcullis.gateway.config.TlsConfig;
import io.portcullis.gateway.message.JournalMessageStore;
import io.portcullis.gateway.net.EventLoops;
import io.portcullis.gateway.net.Listeners;
import io.portcullis.gateway.net.Offloader;
import io.portcullis.gateway.net.ReloadingServerTls;
import io.portcullis.gateway.net.SelfSignedCertificate;
import io.portcullis.gateway.net.ServerTls;
import io.portcullis.gateway.route.AccountRates;
import io.portcullis.gateway.route.Router;
import io.portcullis.gateway.route.SessionRegistry;
import io.portcullis.gateway.store.GroupCommitJournal;
import io.portcullis.gateway.store.JournalDatabase;
import io.portcullis.gateway.store.JournalObserver;
import io.portcullis.gateway.store.JournalSettings;
import io.portcullis.gateway.xmpp.Contacts;
import io.portcullis.gateway.xmpp.StrangerLimits;
import io.portcullis.gateway.xmpp.XmppMeters;
import io.portcullis.gateway.xmpp.XmppPipeline;
import io.portcullis.gateway.xmpp.roster.Rosters;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Streams over real sockets, real TLS and two event loops.
class XmppSocketIT {
    @TempDir
    Path directory = Path.of("");

    private final SessionRegistry registry = new SessionRegistry();
    private final EventLoops loops = EventLoops.open(new LoopsConfig(2, LoopsConfig.Transport.AUTO));
    private final Listeners listeners = new Listeners(loops,
            new ConnectionsConfig(100, 100, 100, 100, 128, 65_536, 32_768),
            Networks.NONE);
    private Optional<GroupCommitJournal> journal = Optional.empty();
    private Optional<ServerTls> tls = Optional.empty();
    private Optional<TestAccounts> people = Optional.empty();
    private int port;

    @BeforeEach
    void start() {
        Clock clock = Clock.systemUTC();
        Path certificate = directory.resolve("certificate.pem");
        Path key = directory.resolve("key.pem");
        SelfSignedCertificate.create("example.org", certificate, key, new SecureRandom(), clock);
        var opened = GroupCommitJournal.open(new JournalDatabase.Sqlite(directory.resolve("messages.db")),
                JournalSettings.DEFAULT, JournalObserver.NONE);
        journal = Optional.of(opened);
        TestAccounts accounts = new TestAccounts(directory, clock);
        accounts.events().subscribe(registry::apply);
        people = Optional.of(accounts);
        Rosters rosters = new Rosters(opened, TestSettings.settings().rosters(), clock);
        Contacts contacts = new Contacts("example.org", registry, rosters, accounts);
        var messages = JournalMessageStore.open(opened, TestSettings.messages(), clock);
        Router router = new Router("example.org", registry, messages, accounts, contacts, contacts,
                new StrangerLimits(TestSettings.settings().strangers(), rosters, new SimpleMeterRegistry(),
                        System::nanoTime));
        var secured = new ReloadingServerTls(new TlsConfig(TlsConfig.Provider.AUTO, Optional.empty(), Optional.empty(),
                Duration.ofMinutes(1), Duration.ofSeconds(10)), certificate, key);
        tls = Optional.of(secured);
        XmppPipeline pipeline = new XmppPipeline(new XmppPipeline.Parts(TestSettings.settings(),
                accounts.logins(), registry, router,
                new AccountRates(TestSettings.settings().accountRate(), System::nanoTime), accounts, rosters, contacts,
                accounts.access(), secured,
                new Offloader(4, 100), new XmppMeters(new SimpleMeterRegistry()), clock, new SecureRandom(),
                accounts.resourceKey()));
        Channel channel = listeners.listen("xmpp", new ListenerConfig(true, InetAddress.ofLiteral("127.0.0.1"), 0),
                pipeline.startTls());
        port = ((InetSocketAddress) channel.localAddress()).getPort();
    }

    @AfterEach
    void stop() {
        listeners.close();
        loops.close();
        tls.ifPresent(ServerTls::close);
        journal.ifPresent(GroupCommitJournal::close);
        people.ifPresent(TestAccounts::close);
    }

    @Test
    void message_betweenTwoClientsBoundToTheirChannels_arrivesAndIsAcknowledged()
            throws IOException, GeneralSecurityException {
        try (SocketClient alice = new SocketClient(port); SocketClient bob = new SocketClient(port)) {
            alice.signIn("alice");
            alice.bind("home");
            bob.signIn("bob");
            bob.bind("desk");
            bob.send("<presence/>");
            bob.await("<presence[^>]*>");
            alice.send(
                    "<enable xmlns='urn:xmpp:sm:3'/><message to='bob@example.org' type='chat'><body>hi</body></message>"
                            + "<r xmlns='urn:xmpp:sm:3'/>");

            assertThat(bob.await("<message.*?<body>(.*?)</body>").group(1)).isEqualTo("hi");
            assertThat(alice.await("<a [^>]*h='(\\d)'").group(1)).isEqualTo("1");
        }
    }

    @Test
    void resume_onOtherConnections_bringsWhatCameMeanwhileInOrder() throws IOException, GeneralSecurityException {
        try (SocketClient alice = new SocketClient(port)) {
            alice.signIn("alice");
            alice.bind("home");
            SocketClient bob = new SocketClient(port);
            bob.signIn("bob");
            bob.bind("desk");
            bob.send("<enable xmlns='urn:xmpp:sm:3' resume='true'/>");
            String id = bob.await("<enabled [^>]*id='([^']*)'[^>]*>").group(1);
            bob.send("<presence/>");
            bob.await("<presence[^>]*>");
            for (int round = 1; round <= 6; round++) {
                bob.close();
                alice.send("<message to='bob@example.org' type='chat'><body>" + round + "</body></message>");
                bob = new SocketClient(port);
                bob.signIn("bob");
                bob.send("<resume xmlns='urn:xmpp:sm:3' previd='" + id + "' h='" + round + "'/>");
                bob.await("<resumed [^>]*>");
                assertThat(bob.await("<message.*?<body>(.*?)</body>").group(1)).isEqualTo(Integer.toString(round));
            }
            bob.close();
        }
    }

    @Test
    void resume_alongWithSignIn_bringsWhatCameMeanwhileInOrder() throws IOException, GeneralSecurityException {
        try (SocketClient alice = new SocketClient(port)) {
            alice.signIn("alice");
            alice.bind("home");
            SocketClient bob = new SocketClient(port);
            String bound = bob.authenticate("bob", "<bind xmlns='urn:xmpp:bind:0'><tag>desk</tag>"
                    + "<enable xmlns='urn:xmpp:sm:3' resume='true'/></bind>");
            String id = bound.replaceFirst("(?s).*<enabled [^>]*\\bid='([^']*)'.*", "$1");
            String address = bound.replaceFirst("(?s).*<authorization-identifier>([^<]*)<.*", "$1");
            bob.send("<presence/>");
            bob.await("<presence[^>]*>");
            for (int round = 1; round <= 6; round++) {
                bob.close();
                alice.send("<message to='bob@example.org' type='chat'><body>" + round + "</body></message>");
                bob = new SocketClient(port);
                assertThat(bob.authenticate("bob",
                        "<resume xmlns='urn:xmpp:sm:3' previd='" + id + "' h='" + round + "'/>"))
                        .contains(">" + address + "<", "<resumed ").doesNotContain("<failed");
                assertThat(bob.await("<message.*?<body>(.*?)</body>").group(1)).isEqualTo(Integer.toString(round));
            }
            bob.close();
        }
    }

    /// A stream alone may send 4 MiB in a burst in these tests, an account 2 MiB. Which of the three the loop reads first is its own
    /// affair: the last to be answered has waited.
    @Test
    void sending_overThreeStreams_isHeldToTheRateOfTheAccount() throws IOException, GeneralSecurityException {
        List<SocketClient> clients = new ArrayList<>();
        for (String resource : List.of("a", "b", "c")) {
            SocketClient client = new SocketClient(port);
            clients.add(client);
            client.signIn("alice");
            client.bind(resource);
        }
        long began = System.nanoTime();
        for (SocketClient client : clients) {
            client.send(" ".repeat(1 << 20));
            client.send("<iq type='get' id='1'><ping xmlns='urn:xmpp:ping'/></iq>");
        }
        for (SocketClient client : clients) {
            client.await("<iq [^>]*type='result'[^>]*>");
        }

        assertThat(Duration.ofNanos(System.nanoTime() - began)).isGreaterThan(Duration.ofMillis(900));
        for (SocketClient client : clients) {
            client.close();
        }
    }

    @Test
    void revoke_openStream_isClosedWithinASecond() throws IOException, GeneralSecurityException {
        try (SocketClient alice = new SocketClient(port)) {
            alice.signIn("alice");
            alice.bind("home");
            long before = System.nanoTime();

            people.orElseThrow().revoke("alice");
            alice.await("<not-authorized[^>]*>.*</stream:stream>");
            alice.awaitEnd();

            assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(1));
        }
    }
}
