package io.portcullis.gateway.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// What phones do not take themselves: messages too long or of no use to them, and calls that they forward.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ForwardingPhonesIT {
    @TempDir
    static Path directory;

    private final MediaAddress mediaAddress = new MediaAddress();
    private StartedServer server;
    private StartedServer.AppPassword alicePhone;
    private StartedServer.AppPassword bobPhone;

    @BeforeAll
    void start() {
        Baresip.need();
        Sipp.need();
        mediaAddress.provide();
        // sipp reads the first challenge only, like many an old phone
        server = StartedServer.start(directory.resolve("data"), "sip.md5-first=true");
        alicePhone = server.appPassword("alice", "--scope", "sip", "--older-phone");
        bobPhone = server.appPassword("bob", "--scope", "sip", "--older-phone");
    }

    @AfterAll
    void stop() {
        if (server != null) {
            server.close();
        }
        mediaAddress.close();
    }

    private Sipp bob() {
        return new Sipp(server, directory, "bob", bobPhone.password(), FreePorts.next());
    }

    private RawSip registeredAlice() throws IOException {
        RawSip alice = RawSip.open("TCP", server);
        assertThat(alice.request("REGISTER", "alice", "alice", alicePhone.password(), "SHA-256"))
                .startsWith("SIP/2.0 200");
        return alice;
    }

    private void sendToBob(String text) throws IOException {
        try (RawSip alice = RawSip.open("TCP", server).writing(text)) {
            assertThat(alice.request("MESSAGE", "alice", "bob", alicePhone.password(), "SHA-256"))
                    .startsWith("SIP/2.0 202");
        }
    }

    @Test
    void longMessage_reachesABaresipOnUdp_overTcp() throws IOException {
        try (Baresip bob = Baresip.listening(server, directory, "bob", bobPhone.password(), FreePorts.next())) {
            bob.says("200 OK");
            String text = "begin " + "x".repeat(1_990) + " end";
            sendToBob(text);
            bob.says(text);
        }
    }

    @Test
    void longMessage_toAPhoneWithoutTcp_isReportedToThePhoneThatSent() throws IOException {
        Sipp bob = bob();
        bob.play("register", "");
        try (RawSip alice = registeredAlice()) {
            sendToBob("x".repeat(2_000));
            hearsThatItWasNotDelivered(alice, "too long");
        }
        bob.play("unregister", "");
    }

    @Test
    void message_thatAPhoneRefuses_isReportedToThePhoneThatSent() throws IOException {
        Sipp bob = bob();
        bob.play("register", "");
        Process refusing = bob.start("refuse-message", "");
        try (RawSip alice = registeredAlice()) {
            sendToBob("hello");
            bob.expectSuccess(refusing, "refuse-message");
            hearsThatItWasNotDelivered(alice, "415");
        }
        bob.play("unregister", "");
    }

    private static void hearsThatItWasNotDelivered(RawSip alice, String why) throws IOException {
        String report = alice.receive();
        assertThat(report).startsWith("MESSAGE sip:alice@").contains("\r\nFrom: <sip:bob@localhost>;tag=");
        alice.answer(report, "200 OK");
        assertThat(report).contains("\r\n\r\nYour message was not delivered. ", why);
    }

    @Test
    void call_thatAPhoneForwards_ringsABaresip() throws IOException {
        Sipp bob = bob();
        bob.play("register", "");
        Process forwarding = bob.start("forward", "");
        try (Baresip alice = new Baresip(server, directory, "alice", alicePhone.password(), "udp");
                RawSip caller = RawSip.open("TCP", server);
                var asking = Executors.newVirtualThreadPerTaskExecutor()) {
            alice.says("200 OK");
            CompletableFuture<String> answer = CompletableFuture.supplyAsync(() -> invite(caller), asking);
            alice.says("Incoming call from");
            bob.expectSuccess(forwarding, "forward");
            alice.command("/hangup");
            assertThat(answer.join()).startsWith("SIP/2.0 486").doesNotContain("Contact:");
        }
        bob.play("unregister", "");
    }

    private String invite(RawSip caller) {
        try {
            return caller.request("INVITE", "alice", "bob", alicePhone.password(), "SHA-256");
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
