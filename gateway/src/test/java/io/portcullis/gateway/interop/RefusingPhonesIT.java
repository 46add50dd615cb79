package io.portcullis.gateway.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.portcullis.gateway.FreePorts;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Messages to phones of others' make that refuse them, or cannot have them by the way they came: nothing that was accepted is
/// lost, and whoever sent it is told. Each test has accounts of its own.
@Tag("slow")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RefusingPhonesIT {
    private static final String LONG_TEXT = "long ".repeat(400);
    private static final String OVER_TCP = "t1";

    @TempDir
    static Path directory;

    private StartedServer server;

    @BeforeAll
    void start() {
        Sipp.need();
        // sipp reads the first challenge only, like many an old phone
        server = StartedServer.start(directory.resolve("data"), "sip.md5-first=true");
    }

    @AfterAll
    void stop() {
        if (server != null) {
            server.close();
        }
    }

    private static String primaryPassword(String account) {
        return "a password of " + account;
    }

    private String phonePassword(String account) {
        server.run(primaryPassword(account), "account", "add", account, "--password-file", "-");
        return server.appPassword(account, "--scope", "sip", "--older-phone").password();
    }

    private Sipp registered(String account, String password) {
        Sipp phone = new Sipp(server, directory, account, password, FreePorts.next());
        phone.play("register", "");
        return phone;
    }

    /// Sends from another port than the phone is registered by, where it meanwhile waits for a report.
    private void send(Sipp phone, String peer, String text, String transport) {
        Sipp sender = new Sipp(server, directory, phone.user(), phone.password(), FreePorts.next());
        sender.expectSuccess(sender.start("send-message", peer, text, "-t", transport), "send-message");
    }

    @ParameterizedTest
    @CsvSource({"u1, ada", "t1, abe"})
    void longMessage_toAPhoneRegisteredOverUdp_arrivesOverTcp(String transport, String name) {
        Sipp phone = registered(name, phonePassword(name));
        Process listening = phone.answerMessage("200 OK", "-t", OVER_TCP);
        send(registered("to-" + name, phonePassword("to-" + name)), name, LONG_TEXT, transport);
        phone.expectSuccess(listening, "answer-message");
        assertThat(phone.messages("answer-message")).contains("Via: SIP/2.0/TCP", LONG_TEXT.strip());
    }

    @Test
    void longMessage_toABaresipRegisteredOverUdp_arrivesOverTcp() {
        Baresip.need();
        String password = phonePassword("bea");
        Sipp sender = registered("ben", phonePassword("ben"));
        try (Baresip phone = Baresip.listening(server, directory, "bea", password, FreePorts.next())) {
            phone.says("200 OK");
            send(sender, "bea", LONG_TEXT, "u1");
            phone.says(LONG_TEXT.strip());
            assertThat(phone.output()).containsPattern("MESSAGE sip:bea[^ ]* SIP/2.0\n+Via: SIP/2.0/TCP");
        }
    }

    @Test
    void longMessage_toAPhoneThatListensOverUdpOnly_comesBackAsTooLong() {
        Sipp phone = registered("cleo", phonePassword("cleo"));
        Process listening = phone.answerMessage("200 OK");
        Sipp sender = registered("carl", phonePassword("carl"));
        Process told = sender.answerMessage("200 OK");
        send(sender, "cleo", LONG_TEXT, "u1");
        sender.expectSuccess(told, "answer-message");
        assertThat(sender.messages("answer-message")).contains("The message is too long for the recipient's phone.");

        send(sender, "cleo", "a short one", "u1");
        phone.expectSuccess(listening, "answer-message");
        assertThat(phone.messages("answer-message")).contains("a short one").doesNotContain("long long");
    }

    @ParameterizedTest
    @CsvSource({"415 Unsupported Media Type, dan", "603 Decline, dora", "488 Not Acceptable Here, doug"})
    void message_thatAPhoneRefusesForGood_comesBackToThePhoneThatSentIt(String status, String name) {
        Sipp phone = registered(name, phonePassword(name));
        Process refusing = phone.answerMessage(status);
        Sipp sender = registered("to-" + name, phonePassword("to-" + name));
        Process told = sender.answerMessage("200 OK");
        send(sender, name, "the first", "u1");
        phone.expectSuccess(refusing, "answer-message");
        sender.expectSuccess(told, "answer-message");
        assertThat(sender.messages("answer-message")).contains("The recipient's phone refused the message: " + status);

        isNotOfferedTheFirstAgain(phone, sender);
    }

    /// A registration hands out anew whatever is pending.
    private void isNotOfferedTheFirstAgain(Sipp phone, Sipp sender) {
        phone.play("register", "");
        Process taking = phone.answerMessage("200 OK");
        send(sender, phone.user(), "the second", "u1");
        phone.expectSuccess(taking, "answer-message");
        assertThat(phone.messages("answer-message")).contains("the second").doesNotContain("the first");
    }

    @ParameterizedTest
    @CsvSource({"415 Unsupported Media Type, not-acceptable, eve", "603 Decline, recipient-unavailable, eric",
        "488 Not Acceptable Here, not-acceptable, emma"})
    void message_thatAPhoneRefusesForGood_comesBackToTheChatClientThatSentIt(String status, String condition,
            String name) {
        Sipp phone = registered(name, phonePassword(name));
        Process refusing = phone.answerMessage(status);
        String sender = "to-" + name;
        String phonePassword = phonePassword(sender);
        var chat = ScriptedClient.SLIXMPP.start(server, sender, primaryPassword(sender),
                Map.of("to", name + "@localhost", "text", "the first", "expect-error", true));
        assertThat(chat.outcome())
                .isEqualTo(condition + ": The recipient's phone refused the message: " + status + ".");
        phone.expectSuccess(refusing, "answer-message");

        isNotOfferedTheFirstAgain(phone, registered(sender, phonePassword));
    }

    /// The other phone is busy the first time, and takes it after the pause.
    @Test
    void message_thatOneOfTwoPhonesRefusesForGood_isOfferedToTheOtherOnly() throws InterruptedException {
        String password = phonePassword("fay");
        Sipp declining = registered("fay", password);
        Sipp busy = registered("fay", password);
        List<Process> answering = List.of(declining.answerMessage("603 Decline"),
                busy.answerMessage("486 Busy Here"));
        send(registered("fred", phonePassword("fred")), "fay", "the only one", "u1");
        declining.expectSuccess(answering.getFirst(), "answer-message");
        busy.expectSuccess(answering.getLast(), "answer-message");

        Process idle = declining.answerMessage("200 OK");
        Process taking = busy.answerMessage("200 OK");
        busy.expectSuccess(taking, "answer-message");
        assertThat(busy.messages("answer-message")).contains("the only one");
        await().during(Duration.ofSeconds(1)).atMost(Duration.ofSeconds(2)).until(idle::isAlive);
        idle.destroy();
        assertThat(idle.waitFor(5, TimeUnit.SECONDS)).isTrue();
        assertThat(declining.messages("answer-message")).doesNotContain("MESSAGE");
    }
}
