package io.portcullis.gateway.sip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.portcullis.gateway.config.ConfigReader;
import io.portcullis.gateway.sip.session.SipTransport;
import io.portcullis.protocol.sip.SipMessage;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What is for a `sips:` URI goes over TLS from end to end, or nowhere. RFC 5630.
class SipsIT {
    private static final String BOB = "sips:bob@example.org";
    @TempDir
    Path directory;
    private TestTls tls;
    private TestServer server;
    private Phone alice;
    private Phone bob;

    @BeforeEach
    void start() {
        tls = new TestTls(directory);
        server = new TestServer(new MemoryBindings(), ConfigReader.defaults(), InetAddress.getLoopbackAddress(),
                Optional.of(tls.server()));
        alice = secure("alice");
        bob = secure("bob");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private Phone secure(String name) {
        return server.tlsPhone(name,
                tls.connect(InetAddress.getLoopbackAddress(), server.server.port(SipTransport.TLS)));
    }

    @Test
    void call_byTlsOnBothSides_isRouted_andKeptToTls() {
        bob.register();
        Calls call = Calls.established(alice, alice.contact(), bob, BOB, bob.contact());
        bob.expect("ACK");
        assertThat(call.invite().recordRoutes()).isNotEmpty()
                .allSatisfy(route -> assertThat(route.uri()).startsWith("sips:").endsWith(";lr"));
        bob.wire.send(call.byCallee("INFO").text());
        alice.reply(alice.expect("INFO"), 200, "");
        bob.expect(200);
        Phone plain = server.tcpPhone("alice");
        Phone.Draft info = new Calls(plain, bob, call.invite(), call.ok()).byCaller("INFO")
                .fromTag(call.ok().from().tag().orElseThrow());
        SipMessage challenge = info.exchange();
        assertThat(challenge.status()).isEqualTo(401);
        plain.wire.send(info.answering(challenge).text());
        plain.expect(480);
        bob.expectSilence();
    }

    @Test
    void call_toAPhoneThatHasTlsAndAnotherThatHasNot_ringsTheFirstOnly() {
        bob.register();
        Phone plain = server.phone("bob");
        plain.register();
        Calls.invite(alice, BOB, alice.contact());
        bob.reply(bob.expect("INVITE"), 486, "");
        alice.expect(486);
        plain.expectSilence();
    }

    @Test
    void call_toAPhoneWithoutTls_is480() {
        Phone plain = server.phone("bob");
        plain.register();
        Calls.invite(alice, BOB, alice.contact());
        alice.expect(480);
        plain.expectSilence();
    }

    @ParameterizedTest
    @ValueSource(strings = {"UDP", "TCP"})
    void call_thatDoesNotComeByTls_is480(String transport) {
        bob.register();
        Phone plain = transport.equals("UDP") ? server.phone("alice") : server.tcpPhone("alice");
        Calls.invite(plain, BOB, plain.contact());
        plain.expect(480);
        bob.expectSilence();
    }

    @Test
    void call_forwardedToAPhoneWithoutTls_is480() {
        bob.register();
        Phone carol = server.phone("carol");
        carol.register();
        Calls.invite(alice, BOB, alice.contact());
        bob.reply(bob.expect("INVITE"), 302, "Contact: <sip:carol@example.org>\r\n");
        alice.expect(480);
        carol.expectSilence();
    }

    @Test
    void partyWhoseConnectionWent_isNotReachedWithoutTls() {
        bob.register();
        Calls call = Calls.established(alice, "sip:alice@127.0.0.1:5060;transport=tcp", bob, BOB, bob.contact());
        bob.expect("ACK");
        alice.close();
        await().until(() -> server.meters.get("portcullis.sip.connections").gauge().value() == 1);
        bob.wire.send(call.byCallee("BYE").text());
        bob.expect(480);
    }

    @Test
    void message_whichIsStored_andGoesOutByAnyWay_is480() {
        bob.register();
        assertThat(alice.draft("MESSAGE", BOB, Phone.newCallId()).body("text/plain", "Hello").signedIn().status())
                .isEqualTo(480);
        assertThat(server.inbox).isEmpty();
    }
}
