package io.portcullis.gateway.sip;

import static org.assertj.core.api.Assertions.assertThat;

import io.portcullis.gateway.config.ConfigReader;
import io.portcullis.gateway.config.ConfigResult;
import io.portcullis.gateway.config.PortcullisConfig;
import io.portcullis.gateway.sip.session.SipTransport;
import io.portcullis.protocol.sip.NameAddress;
import io.portcullis.protocol.sip.SipMessage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The same on every transport, on both kinds of address, by epoll and by NIO.
class TransportsIT {
    @TempDir
    Path directory;

    private static PortcullisConfig config(String... settings) {
        return switch (ConfigReader.read(Optional.empty(), List.of(settings))) {
            case ConfigResult.Loaded(PortcullisConfig config) -> config;
            case ConfigResult.Refused refused -> throw new IllegalStateException(refused.toString());
        };
    }

    @ParameterizedTest
    @CsvSource({"UDP, 127.0.0.1, auto", "TCP, 127.0.0.1, auto", "TLS, 127.0.0.1, auto", "UDP, ::1, auto",
        "TCP, ::1, auto", "TLS, ::1, auto", "UDP, 127.0.0.1, nio", "TCP, 127.0.0.1, nio", "TLS, 127.0.0.1, nio",
        "UDP, ::1, nio"})
    void phones_register_sendAMessage_andTalk(SipTransport transport, String host, String loops)
            throws InterruptedException {
        InetAddress address = InetAddress.ofLiteral(host);
        TestTls tls = new TestTls(directory);
        try (TestServer server = new TestServer(new MemoryBindings(), config("loops.transport=" + loops), address,
                Optional.of(tls.server()))) {
            Phone alice = phone(server, tls, address, transport, "alice");
            Phone bob = phone(server, tls, address, transport, "bob");
            assertThat(alice.register().headers("Contact"))
                    .containsExactly("<" + alice.contact() + ">;expires=600");
            bob.register();
            SipMessage taken = alice.draft("MESSAGE", bob.address(), Phone.newCallId()).body("text/plain", "Hello")
                    .signedIn();
            assertThat(taken.status()).isEqualTo(202);
            assertThat(server.inbox.poll(1, TimeUnit.SECONDS).body()).isEqualTo("Hello");
            talk(alice, bob);
        }
    }

    private static Phone phone(TestServer server, TestTls tls, InetAddress address, SipTransport transport,
            String name) {
        return switch (transport) {
            case UDP -> server.phone(name);
            case TCP -> server.tcpPhone(name);
            case TLS -> server.tlsPhone(name, tls.connect(address, server.server.port(SipTransport.TLS)));
        };
    }

    private static void talk(Phone alice, Phone bob) {
        Phone.Draft sent = alice.draft("INVITE", bob.address(), Phone.newCallId()).header("Contact",
                "<" + alice.contact() + ">");
        SipMessage challenge = sent.exchange();
        alice.wire.send(sent.ackOf(challenge));
        alice.wire.send(sent.answering(challenge).text());
        SipMessage invite = bob.expect("INVITE");
        assertThat(invite.requestUri()).isEqualTo(bob.contact());
        bob.reply(invite, 180, "");
        alice.expect(180);
        bob.accept(invite);
        SipMessage ok = alice.expect(200);
        alice.wire.send(within(alice, "ACK", ok).number(sent.cseqNumber()).text());
        bob.expect("ACK");
        for (String method : List.of("INFO", "BYE")) {
            alice.wire.send(within(alice, method, ok).text());
            bob.reply(bob.expect(method), 200, "");
            alice.expect(200);
        }
    }

    private static Phone.Draft within(Phone sender, String method, SipMessage answer) {
        Phone.Draft draft = sender.draft(method, answer.contacts().getFirst().uri(), answer.callId())
                .toHeader(answer.header("To").orElseThrow());
        for (NameAddress route : answer.recordRoutes().reversed()) {
            draft.header("Route", route.text());
        }
        return draft;
    }

    @Test
    void nio_whenAskedForByName_isUsed() {
        try (TestServer server = new TestServer(new MemoryBindings(), config("loops.transport=nio"))) {
            assertThat(server.loops.epoll()).isFalse();
        }
    }

    @Test
    void connectionThatSpeaksByteByByte_isClosedAtTheMessageLimit() throws IOException {
        try (TestServer server = new TestServer(new MemoryBindings(), config("sip.message-timeout=1s"));
                Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.server.port(SipTransport.TCP))) {
            socket.setSoTimeout(50);
            long begun = System.nanoTime();
            do {
                socket.getOutputStream().write('O');
            } while (!ended(socket) && System.nanoTime() - begun < TimeUnit.SECONDS.toNanos(10));
            assertThat(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun)).isBetween(900L, 5_000L);
        }
    }

    @Test
    void connectionsThatNeverSignIn_giveWayOldestFirst_andCrowdOutNoPhone() throws IOException {
        try (TestServer server = new TestServer(new MemoryBindings(), config("sip.new-connections=80"))) {
            Phone alice = server.tcpPhone("alice");
            alice.register();
            List<Socket> idlers = new ArrayList<>();
            for (int i = 0; i < 50; i++) {
                idlers.add(new Socket(InetAddress.getLoopbackAddress(), server.server.port(SipTransport.TCP)));
                idlers.getLast().getOutputStream().write(new byte[] {'\r', '\n', '\r', '\n'});
                idlers.getLast().setSoTimeout(200);
                assertThat(idlers.getLast().getInputStream().readNBytes(2)).as("the pong").isNotEmpty();
            }
            assertThat(idlers.stream().filter(TransportsIT::isOpen).count()).isEqualTo(4);
            assertThat(isOpen(idlers.getFirst())).isFalse();
            assertThat(server.meters.get("portcullis.sip.connections.new").gauge().value()).isEqualTo(4);
            server.tcpPhone("bob").register();
            alice.register();
            for (Socket idler : idlers) {
                idler.close();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"\r\n\r\n", "OPTIONS sip:x SIP/2.0\r\nContent-Length: 0\r\n\r\n"})
    void connectionWithoutAValidRequest_isClosedAtItsLimit_aPhonesIsNot(String nonsense) throws IOException {
        try (TestServer server = new TestServer(new MemoryBindings(), config("sip.first-request-timeout=1s"));
                Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.server.port(SipTransport.TCP))) {
            Phone alice = server.tcpPhone("alice");
            alice.register();
            long begun = System.nanoTime();
            socket.setSoTimeout(100);
            while (takes(socket, nonsense) && System.nanoTime() - begun < TimeUnit.SECONDS.toNanos(10)) {
                // Until it does not.
            }
            assertThat(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun)).isBetween(500L, 5_000L);
            alice.register();
        }
    }

    private static boolean takes(Socket socket, String text) {
        try {
            socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
            return isOpen(socket);
        } catch (IOException reset) {
            return false;
        }
    }

    private static boolean isOpen(Socket socket) {
        try {
            return !ended(socket);
        } catch (IOException reset) {
            return false;
        }
    }

    private static boolean ended(Socket socket) throws IOException {
        try {
            return socket.getInputStream().read() < 0;
        } catch (SocketTimeoutException stillOpen) {
            return false;
        }
    }
}
