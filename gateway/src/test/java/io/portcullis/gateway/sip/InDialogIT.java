package io.portcullis.gateway.sip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.portcullis.gateway.FreePorts;
import io.portcullis.gateway.sip.session.SipTransport;
import io.portcullis.protocol.sip.SipMessage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Where requests within a dialog go: RFC 3261 sections 12.2.1.1, 16.4 and 16.12.
class InDialogIT extends AliceAndBob {
    private Calls call(String contact) {
        Calls call = Calls.established(alice, contact, bob, BOB, bob.contact());
        bob.expect("ACK");
        return call;
    }

    private void hangUpByBob(Calls call, Phone heardBy) {
        bob.wire.send(call.byCallee("BYE").text());
        heardBy.reply(heardBy.expect("BYE"), 200, "");
        bob.expect(200);
    }

    @Test
    void callerThatListensOnAnotherPort_isReachedThere() {
        Phone ear = server.phone("alice");
        hangUpByBob(call(ear.contact()), ear);
        alice.expectSilence();
    }

    @Test
    void calleeThatListensOnAnotherPort_isReachedThere() {
        Phone ear = server.phone("bob");
        Calls call = Calls.established(alice, alice.contact(), bob, BOB, ear.contact());
        ear.expect("ACK");
        alice.wire.send(call.byCaller("BYE").text());
        ear.reply(ear.expect("BYE"), 200, "");
        alice.expect(200);
        bob.expectSilence();
    }

    @ParameterizedTest
    @ValueSource(strings = {"sip:alice@10.0.0.7:5060", "sip:alice@192.168.1.2", "sip:alice@phone.invalid:5060"})
    void callerBehindANat_isReachedWhereItSpeaksFrom(String contact) {
        hangUpByBob(call(contact), alice);
    }

    @Test
    void callerWhoseConnectionWent_isReachedAtItsContact() throws IOException {
        alice = server.tcpPhone("alice");
        try (ServerSocket listening = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Calls call = call("sip:alice@127.0.0.1:" + listening.getLocalPort() + ";transport=tcp");
            goneAndHeardAt(listening, call);
        }
    }

    @Test
    void callerWhoseConnectionWent_isReachedAtItsContact_onThePortItConnectedFrom() throws IOException {
        alice = lettingGoOfItsPort("alice");
        int port = alice.wire.port();
        Calls call = call(alice.contact());
        disconnect(alice);
        try (ServerSocket listening = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            heardAt(listening, call);
        }
    }

    /// Over TCP; closed, its port can be listened on at once, and no other connection is given it before.
    private Phone lettingGoOfItsPort(String name) throws IOException {
        InetAddress loopback = InetAddress.getLoopbackAddress();
        Socket socket = new Socket(loopback, server.server.port(SipTransport.TCP), loopback, FreePorts.next());
        socket.setSoLinger(true, 0);
        return new Phone(name, Wire.stream("TCP", socket));
    }

    private void goneAndHeardAt(ServerSocket listening, Calls call) throws IOException {
        disconnect(alice);
        heardAt(listening, call);
    }

    private void disconnect(Phone phone) {
        phone.close();
        await().until(() -> server.meters.get("portcullis.sip.connections").gauge().value() == 0);
    }

    private void heardAt(ServerSocket listening, Calls call) throws IOException {
        bob.wire.send(call.byCallee("BYE").text());
        listening.setSoTimeout(Phone.PATIENCE);
        Phone ear = new Phone("alice", Wire.stream("TCP", listening.accept()));
        ear.reply(ear.expect("BYE"), 200, "");
        bob.expect(200);
        ear.close();
    }

    @Test
    void registeredPhoneWhoseConnectionWent_isCalledAtItsContact_onThePortItConnectedFrom() throws IOException {
        Phone carol = lettingGoOfItsPort("carol");
        carol.register();
        int port = carol.wire.port();
        disconnect(carol);
        try (ServerSocket listening = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            Calls.invite(alice, "sip:carol@example.org", alice.contact());
            listening.setSoTimeout(Phone.PATIENCE);
            Phone again = new Phone("carol", Wire.stream("TCP", listening.accept()));
            again.reply(again.expect("INVITE"), 486, "");
            alice.expect(486);
            again.close();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"INVITE", "UPDATE"})
    void targetRefresh_movesBothEnds(String method) {
        Calls call = call(alice.contact());
        Phone hers = server.phone("alice");
        Phone his = server.phone("bob");
        alice.wire.send(call.byCaller(method).header("Contact", "<" + hers.contact() + ">").text());
        bob.reply(bob.expect(method), 200, "Contact: <" + his.contact() + ">\r\n");
        alice.expect(200);
        alice.wire.send(call.byCaller("INFO").text());
        his.reply(his.expect("INFO"), 200, "");
        alice.expect(200);
        hangUpByBob(call, hers);
    }

    @Test
    void targetRefresh_thatIsRefused_movesNothing() {
        Calls call = call(alice.contact());
        Phone elsewhere = server.phone("alice");
        Phone.Draft again = call.byCaller("INVITE").header("Contact", "<" + elsewhere.contact() + ">");
        alice.wire.send(again.text());
        bob.reply(bob.expect("INVITE"), 488, "");
        alice.wire.send(again.ackOf(alice.expect(488)));
        bob.expect("ACK");
        hangUpByBob(call, alice);
        elsewhere.expectSilence();
    }

    @ParameterizedTest
    @ValueSource(strings = {"sip:127.0.0.1:PORT;lr", "sip:example.org;lr", "sip:alice@example.org;lr"})
    void ownRouteOfThePhoneSetUp_isTakenOff(String route) {
        Calls call = call(alice.contact());
        String own = "<" + route.replace("PORT", "" + server.server.port(SipTransport.UDP)) + ">";
        Phone.Draft bye = call.bareByCaller("BYE", bob.contact()).header("Route", own);
        alice.wire.send(Calls.routes(bye, call.callersRoutes()).text());
        SipMessage heard = bob.expect("BYE");
        assertThat(heard.headers("Route")).isEmpty();
        bob.reply(heard, 200, "");
        alice.expect(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"<sip:127.0.0.1:9;lr>", "<sip:proxy.example.net;lr>"})
    void routeToAnotherBeforeOurs_isNoWayIntoADialog(String route) {
        Calls call = call(alice.contact());
        Phone.Draft bye = call.bareByCaller("BYE", bob.contact()).header("Route", route);
        alice.wire.send(Calls.routes(bye, call.callersRoutes()).text());
        alice.expect(481);
    }

    @Test
    void strictRouter_thatWroteUsIntoTheRequestUri_isUnderstood() {
        Calls call = call(alice.contact());
        Phone.Draft bye = call.bareByCaller("BYE", call.callersRoutes().getFirst().uri())
                .header("Route", "<" + bob.contact() + ">");
        alice.wire.send(bye.text());
        SipMessage heard = bob.expect("BYE");
        assertThat(heard.requestUri()).isEqualTo(bob.contact());
        assertThat(heard.headers("Route")).isEmpty();
        bob.reply(heard, 200, "");
        alice.expect(200);
    }

    @Test
    void routeBeyondThisServer_isKept_andAStrictRouterThereGetsTheRequestUri() {
        Calls call = call(alice.contact());
        Phone.Draft loose = Calls.routes(call.bareByCaller("INFO", bob.contact()), call.callersRoutes())
                .header("Route", "<sip:proxy.example.net;lr>");
        alice.wire.send(loose.text());
        SipMessage heard = bob.expect("INFO");
        assertThat(heard.headers("Route")).isEqualTo(List.of("<sip:proxy.example.net;lr>"));
        bob.reply(heard, 200, "");
        alice.expect(200);
        Phone.Draft strict = Calls.routes(call.bareByCaller("INFO", bob.contact()), call.callersRoutes())
                .header("Route", "<sip:old.example.net>");
        alice.wire.send(strict.text());
        heard = bob.expect("INFO");
        assertThat(heard.requestUri()).isEqualTo("sip:old.example.net");
        assertThat(heard.headers("Route")).isEqualTo(List.of("<" + bob.contact() + ">"));
    }
}
