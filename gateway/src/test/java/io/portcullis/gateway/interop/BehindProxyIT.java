package io.portcullis.gateway.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.portcullis.gateway.web.Visitor;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A server behind a real haproxy, of whose clients it must know the addresses: by them app passwords open, and owners see
/// who came.
@Tag("slow")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BehindProxyIT {
    private static final String CLIENT = "127.0.0.50";
    private static final String NEIGHBOUR = "127.0.0.51";
    private static final String VERSION_1 = "send-proxy";
    private static final String VERSION_2 = "send-proxy-v2";

    @TempDir
    static Path directory;

    private StartedServer server;
    private Haproxy proxy;
    private StartedServer.AppPassword bound;

    @BeforeAll
    void start() {
        Haproxy.need();
        server = StartedServer.start(directory.resolve("data"), "listeners.trusted-proxies=" + Haproxy.ADDRESS);
        proxy = new Haproxy(directory, Map.of(server.xmppPort, VERSION_1, server.xmppTlsPort, VERSION_2,
                server.sipPort, VERSION_1, server.sipTlsPort, VERSION_2, server.pagesPort, VERSION_2));
        await().atMost(Duration.ofSeconds(10)).until(proxy::ready);
        bound = server.appPassword("alice", "--scope", "xmpp,sip", "--network", CLIENT + "/32");
    }

    @AfterAll
    void stop() {
        if (server != null) {
            proxy.close();
            server.close();
        }
    }

    private Socket through(int serverPort, String from) throws IOException {
        return Haproxy.connect(proxy.port(serverPort), from);
    }

    @Test
    void chat_passwordBoundToANetwork_opensByTheClientsAddress() throws IOException {
        assertThat(startTls(through(server.xmppPort, CLIENT))).startsWith("<success");
        assertThat(startTls(through(server.xmppPort, NEIGHBOUR))).startsWith("<failure");
        assertThat(directTls(through(server.xmppTlsPort, CLIENT))).startsWith("<success");
        assertThat(directTls(through(server.xmppTlsPort, NEIGHBOUR))).startsWith("<failure");
        assertThat(startTls(Haproxy.connect(server.xmppPort, CLIENT))).as("past the proxy").startsWith("<success");
        assertThat(startTls(Haproxy.connect(server.xmppPort, NEIGHBOUR))).startsWith("<failure");
    }

    private String startTls(Socket socket) throws IOException {
        try (RawXmpp stream = RawXmpp.startTls(RawXmpp.on(socket), "TLSv1.3")) {
            return signIn(stream);
        }
    }

    private String directTls(Socket socket) throws IOException {
        try (RawXmpp stream = RawXmpp.directTls(RawXmpp.on(socket), "TLSv1.3")) {
            return signIn(stream);
        }
    }

    private String signIn(RawXmpp stream) throws IOException {
        stream.openStream();
        stream.mechanisms();
        return new RawSasl(stream, "SCRAM-SHA-256").signIn("alice", bound.password());
    }

    @Test
    void phone_isKnownByItsOwnAddress() throws IOException {
        try (RawSip phone = RawSip.on(through(server.sipPort, CLIENT), "TCP");
                RawXmpp tls = RawXmpp.directTls(RawXmpp.on(through(server.sipTlsPort, CLIENT)), "TLSv1.3");
                RawSip secure = RawSip.on(tls.tls(), "TLS");
                RawSip other = RawSip.on(through(server.sipPort, NEIGHBOUR), "TCP")) {
            for (RawSip known : new RawSip[] {phone, secure}) {
                String answer = known.request("REGISTER", "alice", "alice", bound.password(), "SHA-256");
                assertThat(answer).startsWith("SIP/2.0 200");
                assertThat(RawSip.header(answer, "Via")).contains("received=" + CLIENT,
                        "rport=" + known.localPort());
            }
            assertThat(other.request("REGISTER", "alice", "alice", bound.password(), "SHA-256"))
                    .startsWith("SIP/2.0 401");
            assertThat(server.run("", "session", "list", "alice")).containsPattern("tcp .* from 127\\.0\\.0\\.50")
                    .containsPattern("tls .* from 127\\.0\\.0\\.50").doesNotContain(Haproxy.ADDRESS);
        }
    }

    @Test
    void phone_isCalledByTheWayItCame_underTheNameItKnows() throws IOException {
        StartedServer.AppPassword hers = server.appPassword("alice", "--scope", "sip");
        try (RawSip alice = RawSip.on(through(server.sipPort, CLIENT), "TCP");
                RawSip bob = RawSip.open("TCP", server)) {
            assertThat(alice.request("REGISTER", "alice", "alice", hers.password(), "SHA-256")).contains("200 OK");
            String his = server.appPassword("bob", "--scope", "sip").password();
            Thread caller = Thread.ofVirtual().start(() -> {
                try {
                    bob.request("INVITE", "bob", "alice", his, "SHA-256");
                } catch (IOException _) {
                    // The call is over when the test is.
                }
            });
            String invite = alice.receive();
            assertThat(invite).startsWith("INVITE ");
            assertThat(RawSip.header(invite, "Record-Route"))
                    .contains("@127.0.0.1:" + proxy.port(server.sipPort) + ";");
            alice.answer(invite, "486 Busy Here");
            await().atMost(Duration.ofSeconds(10)).until(() -> !caller.isAlive());
        }
    }

    @Test
    void pages_ownerSeesTheClientsAddress() throws IOException {
        int port = proxy.port(server.pagesPort);
        try (Https pages = Https.through(port, server, InetAddress.ofLiteral(CLIENT))) {
            Visitor bob = pages.visitor();
            bob.signIn("bob", StartedServer.BOB_PASSWORD);
            bob.open("/add-device");
            Visitor.Reply made = bob.submit("/add-device", "kind", "chat", "label", "a tablet");
            String waiting = made.find("href=\"(/device[^\"]+)\"");
            try (RawXmpp stream = RawXmpp.startTls(
                    RawXmpp.on(through(server.xmppPort, NEIGHBOUR)), "TLSv1.3")) {
                stream.openStream();
                stream.mechanisms();
                assertThat(new RawSasl(stream, "SCRAM-SHA-256").signIn("bob", made.facts().get(1)))
                        .startsWith("<success");
            }
            assertThat(bob.open(waiting).body()).contains(NEIGHBOUR).doesNotContain(Haproxy.ADDRESS);
        }
        // The audit log holds who failed a second step, and from where.
        try (Https pages = Https.through(port, server, InetAddress.ofLiteral(CLIENT))) {
            Visitor alice = pages.visitor();
            alice.signIn("alice", StartedServer.ALICE_PRIMARY);
            alice.post("/second-step", "code", "123456");
            assertThat(server.run("", "audit", "export")).contains(CLIENT).doesNotContain(Haproxy.ADDRESS);
        }
    }

    @Test
    void header_fromAnybodyElse_isGarbage() throws IOException {
        try (RawXmpp liar = RawXmpp.on(Haproxy.connect(server.xmppPort, NEIGHBOUR))) {
            liar.write("PROXY TCP4 " + CLIENT + " 127.0.0.1 4711 5222\r\n");
            assertThat(liar.readToEnd(5_000)).contains("<stream:error>");
        }
        for (int port : new int[] {server.sipTlsPort, server.xmppTlsPort, server.pagesPort}) {
            try (RawXmpp liar = RawXmpp.on(Haproxy.connect(port, NEIGHBOUR))) {
                liar.write("PROXY TCP4 " + CLIENT + " 127.0.0.1 4711 5222\r\n");
                assertThat(liar.readToEnd(5_000)).doesNotContain("stream", "SIP", "HTTP");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"<stream:stream xmlns='jabber:client'>\r\n", "OPTIONS sip:localhost SIP/2.0\r\n\r\n",
        "GET / HTTP/1.1\r\n\r\n"})
    void connectionOfTheProxy_withoutHeader_isClosed(String said) throws IOException {
        double before = unannounced();
        int[] ports = {server.xmppPort, server.xmppTlsPort, server.sipPort, server.sipTlsPort, server.pagesPort};
        for (int port : ports) {
            try (RawXmpp bare = RawXmpp.on(Haproxy.connect(port, Haproxy.ADDRESS))) {
                bare.write(said);
                assertThat(bare.readToEnd(2_000)).isEmpty();
            }
        }
        assertThat(unannounced()).isEqualTo(before + ports.length);
    }

    private double unannounced() {
        return Metrics.read(server).value("portcullis_connections_unannounced_total");
    }
}
