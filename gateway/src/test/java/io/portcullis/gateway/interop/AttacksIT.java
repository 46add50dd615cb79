package io.portcullis.gateway.interop;

import static org.assertj.core.api.Assertions.assertThat;

import io.portcullis.gateway.web.Visitor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What an attacker tries at the doors of a real server, beside [NoWayRoundIT]: names and secrets of every form, one password
/// of two people, a forged address, and the way round by the bridge.
@Tag("slow")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AttacksIT {
    private static final String SHARED = "a password that two people have";

    @TempDir
    static Path directory;

    private StartedServer server;
    private StartedServer.AppPassword chat;
    private StartedServer.AppPassword phone;

    @BeforeAll
    void start() {
        server = StartedServer.start(directory.resolve("data"), "login.throttle.close-after=100000",
                "login.primary-on-phones=true",
                "login.failure-floor=0ms");
        chat = server.appPassword("alice", "--scope", "xmpp");
        phone = server.appPassword("alice", "--scope", "sip");
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"alice", "Alice", "ALICE", "\uFF41\uFF4C\uFF49\uFF43\uFF45", "alice@localhost",
        "alice@localhost/phone", "alice@LOCALHOST", " alice", "alice ", "alice\u00AD", "alice\u200B", "\u0430lice",
        "al\u0131ce"})
    void name_inAnyForm_doesNotOpenByThePrimaryPassword(String name) throws IOException {
        for (String mechanism : List.of("PLAIN", "SCRAM-SHA-256")) {
            assertThat(signIn(mechanism, name, StartedServer.ALICE_PRIMARY)).as(mechanism).contains("<failure")
                    .doesNotContain("<success");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"alice", "Alice", "ALICE", "\uFF41\uFF4C\uFF49\uFF43\uFF45"})
    void name_inAnotherCaseOrWidth_isTheSameAccount(String name) throws IOException {
        assertThat(signIn("PLAIN", name, chat.password())).startsWith("<success");
    }

    static List<String> secretsOfNoUse() {
        return List.of("", " ", "\u0000", "\u0000\u0000", "x\u0000y", "\u0001", "\u007F", "\uFFFE", "\u200B",
                "\u0378", "a".repeat(1_025), "\u00E4".repeat(600), "a\u0300".repeat(500));
    }

    @ParameterizedTest
    @MethodSource("secretsOfNoUse")
    void secret_emptyNulOverlongOrOfNoPrecisForm_opensNothing(String secret) throws IOException {
        for (String user : List.of("alice", "bob", "nobody")) {
            assertThat(signIn("PLAIN", user, secret)).as(user).contains("<failure").doesNotContain("<success");
        }
        assertThat(signIn("PLAIN", "alice", chat.password())).as("it costs its sender only").startsWith("<success");
    }

    @Test
    void password_ofTwoPeople_opensToEachTheirOwnOnly() throws IOException {
        server.run(SHARED, "account", "add", "carol", "--password-file", "-");
        server.run(SHARED, "account", "add", "dave", "--password-file", "-");
        server.run("", "account", "two-step", "dave", "on");

        for (String mechanism : List.of("PLAIN", "SCRAM-SHA-1", "SCRAM-SHA-256", "SCRAM-SHA-512")) {
            assertThat(signIn(mechanism, "carol", SHARED)).as(mechanism).startsWith("<success");
            assertThat(signIn(mechanism, "dave", SHARED)).as(mechanism).contains("<not-authorized");
        }
        try (RawSip client = RawSip.open("TCP", server)) {
            assertThat(client.request("REGISTER", "carol", "carol", SHARED, "SHA-256")).startsWith("SIP/2.0 200");
            assertThat(client.request("REGISTER", "dave", "dave", SHARED, "SHA-256")).startsWith("SIP/2.0 401");
        }
    }

    @Test
    void appPassword_ofAnother_opensNothing() throws IOException {
        var bobs = server.appPassword("bob", "--scope", "xmpp,sip");

        assertThat(signIn("SCRAM-SHA-256", "alice", bobs.password())).contains("<not-authorized");
        assertThat(signIn("SCRAM-SHA-256", "bob", bobs.password())).startsWith("<success");
        try (RawSip client = RawSip.open("TCP", server)) {
            assertThat(client.request("REGISTER", "alice", "alice", bobs.password(), "SHA-256"))
                    .startsWith("SIP/2.0 401");
        }
    }

    @Test
    void bridge_phoneWithThePrimaryPassword_reachesNoChat() throws IOException {
        try (RawXmpp bob = RawXmpp.bound(server, "bob", StartedServer.BOB_PASSWORD);
                RawSip client = RawSip.open("TCP", server)) {
            bob.write("<presence/>");
            assertThat(client.request("MESSAGE", "alice", "bob", StartedServer.ALICE_PRIMARY, "SHA-256"))
                    .startsWith("SIP/2.0 401");
            assertThat(client.request("MESSAGE", "bob", "bob", phone.password(), "SHA-256"))
                    .startsWith("SIP/2.0 401");
            bob.write("<iq type='get' id='p' to='localhost'><ping xmlns='urn:xmpp:ping'/></iq>");
            assertThat(bob.readElement("iq", "message")).as("nothing came before this").startsWith("<iq");

            assertThat(client.request("MESSAGE", "alice", "bob", phone.password(), "SHA-256"))
                    .startsWith("SIP/2.0 202");
            assertThat(bob.readElement("message")).contains("hello");
        }
    }

    /// Each try says it comes from elsewhere; the wait comes all the same, and nobody else has it.
    @Test
    void portal_forgedAddressInAHeader_isNotBelieved() {
        try (StartedServer strict = StartedServer.start(directory.resolve("strict"), "login.throttle.failures=3");
                Https pages = Https.to(strict)) {
            List<Integer> answers = new ArrayList<>();
            for (int i = 1; i <= 6; i++) {
                Visitor visitor = pages.visitor();
                String forged = "203.0.113." + i;
                for (String header : List.of("x-forwarded-for", "x-real-ip", "forwarded", "true-client-ip")) {
                    visitor.saying(header, header.equals("forwarded") ? "for=" + forged : forged);
                }
                visitor.open("/sign-in");
                answers.add(visitor.post("/sign-in", "name", "bob", "password", "wrong").status());
            }
            assertThat(answers).startsWith(422).endsWith(429);
            assertThat(strict.output().toLowerCase(Locale.ROOT)).doesNotContain("203.0.113.");
        }
    }

    private String signIn(String mechanism, String user, String password) throws IOException {
        try (RawXmpp stream = RawXmpp.startTls(server.xmppPort, "TLSv1.3")) {
            stream.openStream();
            stream.mechanisms();
            return new RawSasl(stream, mechanism).signIn(user, password);
        }
    }
}
