package io.portcullis.gateway.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import javax.sip.Dialog;
import javax.sip.DialogState;
import javax.sip.message.Request;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// JAIN-SIP, the stack that most SIP clients in Java are made of.
@Tag("slow")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class JainSipIT {
    @TempDir
    static Path directory;

    private StartedServer server;
    private StartedServer.AppPassword alicePhone;
    private StartedServer.AppPassword bobPhone;

    @BeforeAll
    void start() {
        server = StartedServer.start(directory.resolve("data"), "sip.md5-first=true");
        alicePhone = server.appPassword("alice", "--scope", "sip", "--older-phone");
        bobPhone = server.appPassword("bob", "--scope", "sip", "--older-phone");
    }

    @AfterAll
    void stop() {
        server.close();
    }

    private JainPhone alice(String transport) throws Exception {
        return new JainPhone(server, transport, "alice", alicePhone.password());
    }

    private JainPhone bob(String transport) throws Exception {
        return new JainPhone(server, transport, "bob", bobPhone.password());
    }

    @ParameterizedTest
    @ValueSource(strings = {"udp", "tcp"})
    void registration_withAppPassword_isAcceptedAndTakenBack(String transport) throws Exception {
        try (JainPhone alice = alice(transport)) {
            JainPhone.Answer bound = alice.register(600);
            assertThat(bound.statuses()).containsExactly(401, 200);
            assertThat(bound.contacts()).containsExactly(alice.contact());
            JainPhone.Answer gone = alice.register(0);
            assertThat(gone.statuses()).containsExactly(401, 200);
            assertThat(gone.contacts()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"udp", "tcp"})
    void registration_withWrongPassword_isRefused(String transport) throws Exception {
        try (JainPhone alice = new JainPhone(server, transport, "alice", "wrong")) {
            expectRefused(alice.register(600));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"udp", "tcp"})
    void registration_withPrimaryPasswordOfTwoStepAccount_isRefused(String transport) throws Exception {
        try (JainPhone alice = new JainPhone(server, transport, "alice", StartedServer.ALICE_PRIMARY)) {
            expectRefused(alice.register(600));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"udp", "tcp"})
    void message_toBobsPhone_arrives(String transport) throws Exception {
        try (JainPhone alice = alice(transport); JainPhone bob = bob(transport)) {
            bob.register(600);
            assertThat(alice.message("bob", "hello bob, ça va?").statuses()).containsExactly(401, 202);
            Request message = bob.received();
            assertThat(message.getMethod()).isEqualTo(Request.MESSAGE);
            assertThat(new String(message.getRawContent(), StandardCharsets.UTF_8)).isEqualTo("hello bob, ça va?");
            bob.register(0);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"udp", "tcp"})
    void call_toBobsPhone_isSetUpAndEnded(String transport) throws Exception {
        try (JainPhone alice = alice(transport); JainPhone bob = bob(transport)) {
            bob.register(600);
            JainPhone.Answer taken = alice.call("bob");
            assertThat(taken.statuses()).startsWith(401).contains(180).endsWith(200);
            Dialog call = taken.dialog().orElseThrow();
            assertThat(call.getState()).isEqualTo(DialogState.CONFIRMED);
            assertThat(bob.received().getMethod()).isEqualTo(Request.INVITE);
            assertThat(bob.received().getMethod()).isEqualTo(Request.ACK);
            assertThat(alice.hangUp(call).statuses()).containsExactly(200);
            assertThat(bob.received().getMethod()).isEqualTo(Request.BYE);
            bob.register(0);
        }
    }

    @Test
    void call_withWrongPassword_reachesNobody() throws Exception {
        try (JainPhone alice = new JainPhone(server, "udp", "alice", "wrong"); JainPhone bob = bob("udp")) {
            bob.register(600);
            expectRefused(alice.call("bob"));
            bob.register(0);
            assertThat(bob.waiting()).isZero();
        }
    }

    /// Asked again, or forbidden from the third wrong answer in a row on; nothing else but the 100 of a call.
    private static void expectRefused(JainPhone.Answer answer) {
        List<Integer> statuses = answer.statuses().stream().filter(status -> status != 100).toList();
        assertThat(statuses).hasSize(2).startsWith(401);
        assertThat(statuses.getLast()).isIn(401, 403);
    }
}
