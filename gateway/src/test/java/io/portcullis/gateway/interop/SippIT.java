package io.portcullis.gateway.interop;

import io.portcullis.gateway.FreePorts;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// Phones played by sipp, with app passwords marked "older phone", behave by RFC 3261.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SippIT {
    @TempDir
    static Path directory;

    private StartedServer server;
    private StartedServer.AppPassword alicePhone;
    private StartedServer.AppPassword bobPhone;

    @BeforeAll
    void start() {
        Sipp.need();
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
    }

    /// A right answer ends the row of wrong ones, of which the third would get 403: the tests run in any order.
    @BeforeEach
    void forgetWrongAnswers() {
        Sipp alice = alice();
        alice.play("register", "");
        alice.play("unregister", "");
    }

    private Sipp alice() {
        return new Sipp(server, directory, "alice", alicePhone.password(), FreePorts.next());
    }

    private Sipp bob() {
        return new Sipp(server, directory, "bob", bobPhone.password(), FreePorts.next());
    }

    @Test
    void registration_withAppPassword_isAcceptedAndTakenBack() {
        Sipp alice = alice();
        alice.play("register", "");
        alice.play("unregister", "");
    }

    @Test
    void registration_withWrongPassword_isChallengedAgain() {
        new Sipp(server, directory, "alice", "wrong", FreePorts.next()).play("register-refused", "");
    }

    @Test
    void registration_withPrimaryPasswordOfTwoStepAccount_isChallengedAgain() {
        new Sipp(server, directory, "alice", StartedServer.ALICE_PRIMARY, FreePorts.next()).play("register-refused",
                "");
    }

    @Test
    void call_toAPhoneThatAnswers_isSetUpAndEnded() {
        callTo("answer", "call");
    }

    @Test
    void call_toAPhoneThatIsBusy_says486() {
        callTo("busy", "call-busy");
    }

    @Test
    void call_cancelledWhileItRings_ends487() {
        callTo("ring", "call-cancel");
    }

    private void callTo(String bobDoes, String aliceDoes) {
        Sipp bob = bob();
        bob.play("register", "");
        Process ringing = bob.start(bobDoes, "");
        alice().play(aliceDoes, "bob");
        bob.expectSuccess(ringing, bobDoes);
        bob.play("unregister", "");
    }

    @Test
    void call_toTwoPhones_firstAnswerWinsAndTheOtherIsCancelled() {
        Sipp desk = bob();
        Sipp mobile = bob();
        desk.play("register", "");
        mobile.play("register", "");
        Process ringing = desk.start("ring", "");
        Process answering = mobile.start("answer", "");
        alice().play("call", "bob");
        mobile.expectSuccess(answering, "answer");
        desk.expectSuccess(ringing, "ring");
        desk.play("unregister", "");
        mobile.play("unregister", "");
    }

    @Test
    void call_withWrongPassword_reachesNobody() {
        new Sipp(server, directory, "alice", "wrong", FreePorts.next()).play("call-refused", "bob");
    }
}
