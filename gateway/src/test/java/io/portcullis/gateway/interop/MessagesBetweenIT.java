package io.portcullis.gateway.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// A text message from a chat client reaches the account's phones as a SIP MESSAGE, and back. RFC 7572.
@Tag("slow")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MessagesBetweenIT {
    @TempDir
    static Path directory;

    private StartedServer server;
    private StartedServer.AppPassword phone;

    @BeforeAll
    void start() {
        server = StartedServer.start(directory.resolve("data"));
        phone = server.appPassword("alice", "--scope", "sip");
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @Test
    void message_fromChat_reachesThePhone() throws IOException {
        try (RawSip alice = RawSip.open("UDP", server); RawXmpp bob = bob()) {
            assertThat(alice.request("REGISTER", "alice", "alice", phone.password(), "SHA-256"))
                    .startsWith("SIP/2.0 200");
            bob.write(
                    "<message to='alice@localhost' type='chat' id='m1'><body>hello phone &amp; friends</body></message>");
            String message = alice.receive();
            assertThat(message).startsWith("MESSAGE sip:").contains("From: <sip:bob@localhost").contains("text/plain")
                    .endsWith("hello phone & friends");
            double delivered = Metrics.read(server).value("portcullis_messages_delivered_total");
            alice.answer(message, "200 OK");
            await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> assertThat(
                    Metrics.read(server).value("portcullis_messages_delivered_total")).isGreaterThan(delivered));
            assertThat(Metrics.read(server).value("portcullis_messages_stored_total")).isPositive();
        }
    }

    /// Of an account of its own: a phone of another test that is gone would keep the answer waiting.
    @Test
    void message_toAPhoneThatIsBusy_comesAgainAfterAPause() throws IOException {
        server.run("a password of carol", "account", "add", "carol", "--password-file", "-");
        var busy = server.appPassword("carol", "--scope", "sip");
        try (RawSip carol = RawSip.open("UDP", server); RawXmpp bob = bob()) {
            assertThat(carol.request("REGISTER", "carol", "carol", busy.password(), "SHA-256"))
                    .startsWith("SIP/2.0 200");
            bob.write("<message to='carol@localhost' type='chat' id='m2'><body>still there?</body></message>");
            carol.answer(carol.receive(), "486 Busy Here");
            String again = carol.receive();
            assertThat(again).startsWith("MESSAGE sip:").endsWith("still there?");
            carol.answer(again, "200 OK");
        }
    }

    @Test
    void message_toAPhoneThatIsOff_waitsForItsRegistration() throws IOException {
        var other = server.appPassword("bob", "--scope", "sip");
        try (RawSip alice = RawSip.open("TCP", server)) {
            assertThat(alice.request("MESSAGE", "alice", "bob", phone.password(), "SHA-256")).startsWith("SIP/2.0 202");
        }
        try (RawSip bob = RawSip.open("UDP", server)) {
            assertThat(bob.request("REGISTER", "bob", "bob", other.password(), "SHA-256")).startsWith("SIP/2.0 200");
            String message = bob.receive();
            assertThat(message).startsWith("MESSAGE sip:").endsWith("hello");
            bob.answer(message, "200 OK");
        }
    }

    @Test
    void message_fromThePhone_reachesChat() throws IOException {
        try (RawSip alice = RawSip.open("TLS", server); RawXmpp bob = bob()) {
            assertThat(alice.request("MESSAGE", "alice", "bob", phone.password(), "SHA-512-256"))
                    .startsWith("SIP/2.0 202");
            assertThat(bob.readElement("message")).contains("<body>hello</body>").contains("from='alice@localhost");
        }
    }

    private RawXmpp bob() throws IOException {
        RawXmpp stream = RawXmpp.startTls(server.xmppPort, "TLSv1.3");
        stream.openStream();
        stream.mechanisms();
        assertThat(new RawSasl(stream, "SCRAM-SHA-256").signIn("bob", StartedServer.BOB_PASSWORD))
                .startsWith("<success");
        stream.openStream();
        stream.readTo("</stream:features>");
        stream.write("<iq type='set' id='b'><bind xmlns='urn:ietf:params:xml:ns:xmpp-bind'/></iq>");
        assertThat(stream.readElement("iq")).contains("result");
        stream.write("<presence/>");
        assertThat(stream.readElement("presence")).contains("bob@localhost");
        return stream;
    }
}
