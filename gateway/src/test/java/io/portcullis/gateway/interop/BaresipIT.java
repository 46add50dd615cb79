package io.portcullis.gateway.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.portcullis.gateway.web.Visitor;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Two baresips, with app passwords marked "older phone", register and call each other; the SIP side is as quickstart leaves it.
@Tag("slow")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BaresipIT {
    @TempDir
    static Path directory;

    private final MediaAddress mediaAddress = new MediaAddress();
    private StartedServer server;
    private StartedServer.AppPassword alicePhone;
    private StartedServer.AppPassword bobPhone;

    @BeforeAll
    void start() {
        Baresip.need();
        mediaAddress.provide();
        server = StartedServer.start(directory.resolve("data"));
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

    @AfterEach
    void nobodyIsLeft() {
        awaitBindings(0);
    }

    private Baresip baresip(String user, String password, String transport) {
        return new Baresip(server, directory, user, password, transport);
    }

    private double bindings() {
        return Metrics.read(server).value("portcullis_sip_bindings");
    }

    private void awaitBindings(double number) {
        await().atMost(Duration.ofSeconds(10)).until(this::bindings, found -> found == number);
    }

    @ParameterizedTest
    @CsvSource({"udp, udp", "tcp, tcp", "tls, tls", "udp, tls"})
    void call_isAnsweredOnBothSides_andEndedByTheCaller(String hers, String his) {
        try (Baresip alice = baresip("alice", alicePhone.password(), hers);
                Baresip bob = baresip("bob", bobPhone.password(), his)) {
            callUp(alice, bob);
            alice.command("/hangup");
            bob.saysThatTheCallIsOver();
            noDialogIsLeft();
        }
    }

    @Test
    void call_isEndedByTheCallee() {
        try (Baresip alice = baresip("alice", alicePhone.password(), "udp");
                Baresip bob = baresip("bob", bobPhone.password(), "udp")) {
            callUp(alice, bob);
            bob.command("/hangup");
            alice.saysThatTheCallIsOver();
            noDialogIsLeft();
        }
    }

    private void callUp(Baresip alice, Baresip bob) {
        alice.says("200 OK");
        bob.says("200 OK");
        awaitBindings(2);
        alice.command("/dial sip:bob@localhost");
        bob.says("Incoming call from");
        bob.command("/accept");
        alice.says("Call established");
        bob.says("Call established");
    }

    @ParameterizedTest
    @CsvSource({"udp, tls", "tcp, udp"})
    void call_whoseAppPasswordIsRevoked_endsOnBothSidesWithinASecond(String hers, String his) {
        StartedServer.AppPassword stolen = server.appPassword("alice", "--scope", "sip", "--older-phone");
        try (Baresip alice = baresip("alice", stolen.password(), hers);
                Baresip bob = baresip("bob", bobPhone.password(), his)) {
            callUp(alice, bob);
            server.run("", "app-password", "revoke", "alice", stolen.id());
            await().atMost(Duration.ofSeconds(1)).until(() -> alice.isNotInACall() && bob.isNotInACall());
            assertThat(Metrics.read(server).value("portcullis_sip_dialogs")).isZero();
        }
    }

    private void noDialogIsLeft() {
        await().atMost(Duration.ofSeconds(10))
                .until(() -> Metrics.read(server).value("portcullis_sip_dialogs") == 0);
    }

    @Test
    void registration_withAWrongPassword_isRefused() {
        try (Baresip alice = baresip("alice", "wrong", "udp")) {
            alice.says("403 Forbidden");
            assertThat(bindings()).isZero();
        }
    }

    @Test
    void registration_withThePrimaryPasswordOfATwoStepAccount_isRefused() {
        try (Baresip alice = baresip("alice", StartedServer.ALICE_PRIMARY, "udp")) {
            alice.says("403 Forbidden");
            assertThat(bindings()).isZero();
        }
    }

    @Test
    void lineOfTheAccountPages_asItStandsThere_registers() {
        try (Https https = Https.to(server); LoopbackDns names = new LoopbackDns()) {
            Visitor bob = https.visitor();
            bob.signIn("bob", StartedServer.BOB_PASSWORD);
            bob.open("/add-device");
            Visitor.Reply made = bob.submit("/add-device", "kind", "baresip");
            String line = made.facts().getFirst().replace("&lt;", "<").replace("&#34;", "\"");
            String waiting = made.find("href=\"(/device[^\"]+)\"");
            assertThat(bob.open(waiting).body()).contains("Waiting for your device");

            try (Baresip phone = Baresip.ofLine(directory, "bob", line, names)) {
                phone.says("200 OK");
                awaitBindings(1);
                assertThat(bob.open(waiting).body()).contains("Connected.");
            }
        }
    }

    @Test
    void revokedAppPassword_losesItsBinding_andRegistersNoMore() {
        StartedServer.AppPassword revoked = server.appPassword("alice", "--scope", "sip", "--older-phone");
        try (Baresip alice = baresip("alice", revoked.password(), "udp")) {
            alice.says("200 OK");
            awaitBindings(1);
            server.run("", "app-password", "revoke", "alice", revoked.id());
            assertThat(bindings()).as("bindings when the command has returned").isZero();
        }
        try (Baresip alice = baresip("alice", revoked.password(), "udp")) {
            alice.says("403 Forbidden");
            assertThat(bindings()).isZero();
        }
    }
}
