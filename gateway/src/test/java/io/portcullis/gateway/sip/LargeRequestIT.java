package io.portcullis.gateway.sip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.portcullis.protocol.sip.SipMessage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Requests that are too large for UDP, on their way to a phone that registered over UDP. RFC 3261 section 18.1.1.
class LargeRequestIT {
    private static final String BOB = "sip:bob@example.org";
    private static final String LARGE = "x".repeat(2_000);
    private TestServer server;
    private Phone alice;
    private Phone bob;

    @BeforeEach
    void start() {
        server = new TestServer();
        alice = server.tcpPhone("alice");
        bob = server.phone("bob");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private void invite(String body) {
        Phone.Draft sent = alice.draft("INVITE", BOB, Phone.newCallId())
                .header("Contact", "<" + alice.contact() + ">").body("application/sdp", body);
        SipMessage challenge = sent.exchange();
        alice.wire.send(sent.ackOf(challenge));
        alice.wire.send(sent.answering(challenge).text());
    }

    private ServerSocket bobListens() throws IOException {
        ServerSocket listening = new ServerSocket(bob.wire.port(), 1, InetAddress.getLoopbackAddress());
        listening.setSoTimeout(Phone.PATIENCE);
        return listening;
    }

    private static Phone accepted(ServerSocket listening) throws IOException {
        return new Phone("bob", Wire.stream("TCP", listening.accept()));
    }

    private Calls call() {
        Calls call = Calls.established(alice, alice.contact(), bob, BOB, bob.contact());
        bob.expect("ACK");
        return call;
    }

    @Test
    void invite_goesOverTcp_andSoDoesItsCancel() throws IOException {
        bob.register();
        try (ServerSocket listening = bobListens()) {
            Phone.Draft sent = alice.draft("INVITE", BOB, Phone.newCallId())
                    .header("Contact", "<" + alice.contact() + ">").body("application/sdp", LARGE);
            SipMessage challenge = sent.exchange();
            alice.wire.send(sent.ackOf(challenge));
            alice.wire.send(sent.answering(challenge).text());
            try (Phone overTcp = accepted(listening)) {
                SipMessage invite = overTcp.expect("INVITE");
                assertThat(invite.topVia().transport()).isEqualTo("TCP");
                assertThat(invite.bodyLength()).isEqualTo(2_000);
                overTcp.reply(invite, 180, "");
                alice.expect(180);
                alice.wire.send(sent.cancel());
                alice.expect(200);
                SipMessage cancel = overTcp.expect("CANCEL");
                assertThat(cancel.topVia()).isEqualTo(invite.topVia());
                overTcp.reply(cancel, 200, "");
                overTcp.reply(invite, 487, "");
                assertThat(overTcp.expect("ACK").topVia()).isEqualTo(invite.topVia());
                alice.expect(487);
            }
        }
        bob.expectSilence();
    }

    @Test
    void invite_toAPhoneWithoutTcp_goesOverUdp() {
        bob.register();
        invite(LARGE);
        SipMessage invite = bob.expect("INVITE");
        assertThat(invite.topVia().transport()).isEqualTo("UDP");
        assertThat(invite.bodyLength()).isEqualTo(2_000);
        bob.reply(invite, 486, "");
        bob.expect("ACK");
        alice.expect(486);
    }

    @Test
    void invite_afterAConnectionWasRefused_isNotTriedOverTcpForSomeMinutes() throws IOException {
        bob.register();
        invite(LARGE);
        bob.reply(bob.expect("INVITE"), 486, "");
        bob.expect("ACK");
        alice.expect(486);
        try (ServerSocket listening = bobListens()) {
            invite(LARGE);
            assertThat(bob.expect("INVITE").topVia().transport()).isEqualTo("UDP");
            listening.setSoTimeout(300);
            assertThatThrownBy(listening::accept).isInstanceOf(SocketTimeoutException.class);
        }
    }

    /// The second is behind a NAT: what it is reached at takes no connection.
    @ParameterizedTest
    @ValueSource(strings = {"sip:bob@127.0.0.1:PORT;transport=udp", "sip:bob@192.168.7.9:5060"})
    void invite_toAPhoneThatIsNotExpectedToListen_isNotTriedOverTcp(String contact) throws IOException {
        bob.draft("REGISTER", "sip:example.org", Phone.newCallId())
                .header("Contact", "<" + contact.replace("PORT", bob.wire.port() + "") + ">").signedIn();
        try (ServerSocket listening = bobListens()) {
            invite(LARGE);
            assertThat(bob.expect("INVITE").topVia().transport()).isEqualTo("UDP");
            listening.setSoTimeout(300);
            assertThatThrownBy(listening::accept).isInstanceOf(SocketTimeoutException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"INVITE", "INFO", "UPDATE", "MESSAGE"})
    void requestInADialog_goesOverTcp(String method) throws IOException {
        bob.register();
        Calls call = call();
        try (ServerSocket listening = bobListens()) {
            alice.wire.send(call.byCaller(method).body("text/plain", LARGE).text());
            try (Phone overTcp = accepted(listening)) {
                SipMessage request = overTcp.expect(method);
                assertThat(request.topVia().transport()).isEqualTo("TCP");
                overTcp.reply(request, 200, "");
                alice.expect(200);
            }
        }
        bob.expectSilence();
    }

    @Test
    void ackOfAnAcceptedCall_goesOverTcp() throws IOException {
        bob.register();
        Phone.Draft sent = Calls.invite(alice, BOB, alice.contact());
        SipMessage invite = bob.expect("INVITE");
        bob.accept(invite);
        Calls call = new Calls(alice, bob, invite, alice.expect(200));
        try (ServerSocket listening = bobListens()) {
            alice.wire.send(call.byCaller("ACK").number(sent.cseqNumber()).body("application/sdp", LARGE).text());
            try (Phone overTcp = accepted(listening)) {
                assertThat(overTcp.expect("ACK").topVia().transport()).isEqualTo("TCP");
            }
        }
    }

    @Test
    void ackOfAnAcceptedCall_toAPhoneWithoutTcp_goesOverUdp() {
        bob.register();
        Phone.Draft sent = Calls.invite(alice, BOB, alice.contact());
        SipMessage invite = bob.expect("INVITE");
        bob.accept(invite);
        Calls call = new Calls(alice, bob, invite, alice.expect(200));
        alice.wire.send(call.byCaller("ACK").number(sent.cseqNumber()).body("application/sdp", LARGE).text());
        assertThat(bob.expect("ACK").topVia().transport()).isEqualTo("UDP");
    }

    /// RFC 3428 section 8: a MESSAGE of this size never goes over UDP.
    @Test
    void messageInADialog_toAPhoneWithoutTcp_is513() {
        bob.register();
        Calls call = call();
        alice.wire.send(call.byCaller("MESSAGE").body("text/plain", LARGE).text());
        alice.expect(513);
        bob.expectSilence();
    }

    @Test
    void requestLargerThanADatagram_toAPhoneWithoutTcp_is513() {
        bob.register();
        invite("x".repeat(65_400));
        alice.expect(513);
        bob.expectSilence();
    }

    @Test
    void requestLargerThanADatagram_toAPhoneWithTcp_arrives() throws IOException {
        bob.register();
        try (ServerSocket listening = bobListens()) {
            invite("x".repeat(65_400));
            try (Phone overTcp = accepted(listening)) {
                assertThat(overTcp.expect("INVITE").bodyLength()).isEqualTo(65_400);
            }
        }
    }
}
