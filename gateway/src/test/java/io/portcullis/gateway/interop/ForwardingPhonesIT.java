package io.portcullis.gateway.interop;

import static org.assertj.core.api.Assertions.assertThat;

import io.portcullis.gateway.FreePorts;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Calls to phones, played by sipp, that forward them or move while they talk. Each test has accounts of its own.
@Tag("slow")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ForwardingPhonesIT {
    @TempDir
    static Path directory;

    private final MediaAddress mediaAddress = new MediaAddress();
    private StartedServer server;

    @BeforeAll
    void start() {
        Baresip.need();
        Sipp.need();
        mediaAddress.provide();
        // sipp reads the first challenge only, like many an old phone
        server = StartedServer.start(directory.resolve("data"), "sip.md5-first=true");
    }

    @AfterAll
    void stop() {
        if (server != null) {
            server.close();
        }
        mediaAddress.close();
    }

    private String phonePassword(String account) {
        server.run("a password of " + account, "account", "add", account, "--password-file", "-");
        return server.appPassword(account, "--scope", "sip", "--older-phone").password();
    }

    private Sipp phone(String account, String password) {
        return new Sipp(server, directory, account, password, FreePorts.next());
    }

    private Sipp registered(String account) {
        Sipp phone = phone(account, phonePassword(account));
        phone.play("register", "");
        return phone;
    }

    private Baresip baresip(String account) {
        Baresip phone = new Baresip(server, directory, account, phonePassword(account), "udp");
        phone.says("200 OK");
        return phone;
    }

    @Test
    void call_forwardedToAnotherAccount_isAnsweredThere() {
        Sipp forwarding = registered("ada");
        try (Baresip target = baresip("abe")) {
            Process redirecting = forwarding.start("forward", "sip:abe@localhost");
            Sipp caller = phone("amy", phonePassword("amy"));
            Process calling = caller.start("call", "ada");
            forwarding.expectSuccess(redirecting, "forward");
            target.says("Incoming call from");
            target.command("/accept");
            target.says("Call established");
            caller.expectSuccess(calling, "call");
            target.saysThatTheCallIsOver();
            assertThat(caller.messages("call")).doesNotContain("SIP/2.0 302");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sip:premium@elsewhere.example", "sip:premium@127.0.0.1:9", "tel:+19005550199"})
    void call_forwardedToAForeignPlace_isUnavailable_andTheCallerSeesNothingOfIt(String place) {
        String name = "bea" + place.length();
        Sipp forwarding = registered(name);
        Process redirecting = forwarding.start("forward", place);
        Sipp caller = phone("to-" + name, phonePassword("to-" + name));
        caller.play("call-unavailable", name);
        forwarding.expectSuccess(redirecting, "forward");
        assertThat(caller.messages("call-unavailable")).contains("SIP/2.0 480").doesNotContain(place, "SIP/2.0 302");
    }

    /// The callee asks by a re-INVITE to be called at another port from then on. RFC 3261 section 14.
    @Test
    void bye_afterTheCalleesContactMoved_goesToTheNewContact() {
        Sipp before = registered("cleo");
        Sipp after = phone("cleo", "");
        Process moving = before.start("answer-move", Integer.toString(after.port()));
        Process waiting = after.start("take-bye", "");
        try (Baresip caller = baresip("carl")) {
            caller.command("/dial sip:cleo@localhost");
            caller.says("Call established");
            before.expectSuccess(moving, "answer-move");
            caller.command("/hangup");
            after.expectSuccess(waiting, "take-bye");
        }
    }

    /// The callee hangs up from another port than it answered from, as after a new NAT mapping: it has to sign in first.
    @Test
    void bye_fromAnotherPortThanTheCalleeAnsweredFrom_signsInAndEndsTheCall() {
        String password = phonePassword("dan");
        Sipp before = phone("dan", password);
        before.play("register", "");
        Sipp after = phone("dan", password);
        Process answering = before.start("answer-only", "");
        try (Baresip caller = baresip("dora")) {
            caller.command("/dial sip:dan@localhost");
            caller.says("Call established");
            before.expectSuccess(answering, "answer-only");
            assertThat(caller.isNotInACall()).isFalse();
            after.hangUp(before.messages("answer-only"));
            caller.saysThatTheCallIsOver();
        }
    }
}
