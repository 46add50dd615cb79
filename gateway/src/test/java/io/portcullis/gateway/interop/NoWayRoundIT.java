package io.portcullis.gateway.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// With two-step verification on, the primary password opens nothing: every mechanism, method and transport. The same
/// table is run with an app password, which opens all of them, so that a refusal here means what it says.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NoWayRoundIT {
    private static final List<String> MECHANISMS = List.of("SCRAM-SHA-512-PLUS", "SCRAM-SHA-512", "SCRAM-SHA-256-PLUS",
            "SCRAM-SHA-256", "SCRAM-SHA-1-PLUS", "SCRAM-SHA-1", "PLAIN");
    private static final List<String> METHODS = List.of("REGISTER", "INVITE", "MESSAGE", "SUBSCRIBE", "PUBLISH",
            "REFER", "INFO", "NOTIFY", "UPDATE", "OPTIONS", "UNHEARD");

    private static final String HELD_PASSWORD = "the password of held";

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
        phone = server.appPassword("alice", "--scope", "sip", "--older-phone");
        server.run(HELD_PASSWORD, "account", "add", "held", "--password-file", "-");
        server.run("", "account", "group", "held", "held");
        server.run("", "rollout", "set", "enforce", "--group", "held");
    }

    @AfterAll
    void stop() {
        server.close();
    }

    Stream<Arguments> chatWays() {
        List<Arguments> ways = new ArrayList<>();
        for (String transport : List.of("starttls TLSv1.2", "starttls TLSv1.3", "direct TLSv1.2", "direct TLSv1.3")) {
            for (RawSasl.Profile profile : RawSasl.Profile.values()) {
                MECHANISMS.forEach(mechanism -> ways.add(Arguments.of(transport, profile, mechanism)));
            }
        }
        return ways.stream();
    }

    @ParameterizedTest
    @MethodSource("chatWays")
    void chat_primaryPasswordOfTwoStepAccount_isRefused(String transport, RawSasl.Profile profile, String mechanism)
            throws IOException {
        assertThat(signIn(transport, profile, mechanism, "alice", StartedServer.ALICE_PRIMARY))
                .contains("<not-authorized", "use an app-specific password").doesNotContain("<success");
        assertThat(signIn(transport, profile, mechanism, "alice", phone.password())).contains("<not-authorized");
    }

    @ParameterizedTest
    @MethodSource("chatWays")
    void chat_appPassword_isAccepted(String transport, RawSasl.Profile profile, String mechanism) throws IOException {
        assertThat(signIn(transport, profile, mechanism, "alice", chat.password())).startsWith("<success");
        assertThat(signIn(transport, profile, mechanism, "alice", chat.password().replace("-", "")))
                .startsWith("<success");
    }

    @ParameterizedTest
    @MethodSource("chatWays")
    void chat_primaryPasswordWithoutTwoStep_isAccepted(String transport, RawSasl.Profile profile, String mechanism)
            throws IOException {
        assertThat(signIn(transport, profile, mechanism, "bob", StartedServer.BOB_PASSWORD)).startsWith("<success");
    }

    /// Its owner has not chosen two-step; what is refused here opens for bob, whose group has no stage.
    @ParameterizedTest
    @MethodSource("chatWays")
    void chat_primaryPasswordWhereTheRuleIsEnforced_isRefused(String transport, RawSasl.Profile profile,
            String mechanism) throws IOException {
        assertThat(signIn(transport, profile, mechanism, "held", HELD_PASSWORD)).contains("<not-authorized")
                .doesNotContain("<success");
    }

    /// A token is no way round: one of the primary password is gone when two-step goes on, whatever happens then, and one of
    /// an app password goes with that.
    @ParameterizedTest
    @ValueSource(strings = {"HT-SHA-256-EXPR", "HT-SHA-256-NONE"})
    void chat_tokenFromBeforeTwoStep_isRefused(String mechanism) throws IOException {
        RawFast fast = new RawFast(server, mechanism);
        try {
            String token = fast.token("bob", StartedServer.BOB_PASSWORD);
            assertThat(fast.attempt("bob", token)).startsWith("<success");
            assertThat(fast.attempt("alice", token)).contains("<not-authorized");

            server.run("", "account", "two-step", "bob", "on");
            assertThat(fast.attempt("bob", token)).contains("<not-authorized", "use an app-specific password");
            server.run("", "account", "two-step", "bob", "off");
            assertThat(fast.attempt("bob", token)).contains("<not-authorized");
        } finally {
            server.run("", "account", "two-step", "bob", "off");
            server.run(StartedServer.BOB_PASSWORD, "account", "set-password", "bob", "--password-file", "-");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"HT-SHA-256-EXPR", "HT-SHA-256-NONE"})
    void chat_tokenFromBeforeANewPasswordOrASuspension_isRefused(String mechanism) throws IOException {
        RawFast fast = new RawFast(server, mechanism);
        String first = fast.token("bob", StartedServer.BOB_PASSWORD);
        server.run(StartedServer.BOB_PASSWORD, "account", "set-password", "bob", "--password-file", "-");
        assertThat(fast.attempt("bob", first)).contains("<not-authorized");

        String second = fast.token("bob", StartedServer.BOB_PASSWORD);
        server.run("", "account", "suspend", "bob");
        assertThat(fast.attempt("bob", second)).contains("<not-authorized");
        server.run("", "account", "resume", "bob");
        assertThat(fast.attempt("bob", second)).contains("<not-authorized");
    }

    @ParameterizedTest
    @ValueSource(strings = {"HT-SHA-256-EXPR", "HT-SHA-256-NONE"})
    void chat_tokenOfARevokedAppPassword_isRefused(String mechanism) throws IOException {
        RawFast fast = new RawFast(server, mechanism);
        StartedServer.AppPassword tablet = server.appPassword("alice", "--scope", "xmpp");
        String token = fast.token("alice", tablet.password());
        assertThat(fast.attempt("alice", token)).startsWith("<success");

        server.run("", "app-password", "revoke", "alice", tablet.id());

        assertThat(fast.attempt("alice", token)).contains("<not-authorized", "use an app-specific password");
    }

    @ParameterizedTest
    @EnumSource
    void chat_mechanismsOffered_areThoseOfTheTable(RawSasl.Profile profile) throws IOException {
        try (RawXmpp stream = RawXmpp.startTls(server.xmppPort, "TLSv1.3")) {
            stream.openStream();
            assertThat(stream.mechanisms(profile)).containsExactlyInAnyOrderElementsOf(MECHANISMS);
        }
    }

    @ParameterizedTest
    @EnumSource
    void chat_beforeTls_offersNoMechanismAndTakesNone(RawSasl.Profile profile) throws IOException {
        try (RawXmpp stream = RawXmpp.plain(server.xmppPort)) {
            stream.openStream();
            assertThat(stream.readTo("</stream:features>")).doesNotContain("mechanism", "authentication");
            stream.write(profile.begin("PLAIN", "AGFsaWNlAHg="));
            assertThat(stream.readElement("success", "failure")).contains("<encryption-required");
        }
    }

    private String signIn(String transport, RawSasl.Profile profile, String mechanism, String user, String password)
            throws IOException {
        String[] parts = transport.split(" ", 2);
        try (RawXmpp stream = parts[0].equals("direct")
                ? RawXmpp.directTls(server.xmppTlsPort, parts[1])
                : RawXmpp.startTls(server.xmppPort, parts[1])) {
            stream.openStream();
            assertThat(stream.mechanisms(profile)).contains(mechanism);
            return new RawSasl(stream, mechanism, profile).signIn(user, password);
        }
    }

    Stream<Arguments> phoneWays() {
        List<Arguments> ways = new ArrayList<>();
        for (String transport : List.of("UDP", "TCP", "TLS")) {
            for (String method : METHODS) {
                for (String algorithm : List.of("SHA-512-256", "SHA-256", "MD5")) {
                    ways.add(Arguments.of(transport, method, algorithm));
                }
            }
        }
        return ways.stream();
    }

    @ParameterizedTest
    @MethodSource("phoneWays")
    void phone_primaryPasswordOfTwoStepAccount_isRefused(String transport, String method, String algorithm)
            throws IOException {
        try (RawSip client = RawSip.open(transport, server)) {
            String to = method.equals("REGISTER") ? "alice" : "bob";
            assertThat(client.request(method, "alice", to, StartedServer.ALICE_PRIMARY, algorithm))
                    .matches("(?s)SIP/2\\.0 40[13] .*");
            assertThat(client.request(method, "alice", to, chat.password(), algorithm))
                    .matches("(?s)SIP/2\\.0 40[13] .*");
        }
    }

    @ParameterizedTest
    @MethodSource("phoneWays")
    void phone_primaryPasswordWhereTheRuleIsEnforced_isRefused(String transport, String method, String algorithm)
            throws IOException {
        try (RawSip client = RawSip.open(transport, server)) {
            assertThat(client.request(method, "held", method.equals("REGISTER") ? "held" : "bob", HELD_PASSWORD,
                    algorithm)).matches("(?s)SIP/2\\.0 40[13] .*");
        }
    }

    @ParameterizedTest
    @MethodSource("phoneWays")
    void phone_appPassword_isNotRefused(String transport, String method, String algorithm) throws IOException {
        try (RawSip client = RawSip.open(transport, server)) {
            String to = method.equals("REGISTER") ? "alice" : "bob";
            assertThat(client.request(method, "alice", to, phone.password(), algorithm))
                    .doesNotContain("SIP/2.0 401", "SIP/2.0 403", "SIP/2.0 407");
        }
    }
}
