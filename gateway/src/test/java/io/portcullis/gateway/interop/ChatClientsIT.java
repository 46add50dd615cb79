package io.portcullis.gateway.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.json.JsonMapper;

/// Chat clients that we did not write, as their users use them.
@Tag("slow")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ChatClientsIT {
    @TempDir
    static Path directory;

    private StartedServer server;
    private StartedServer.AppPassword chat;

    @BeforeAll
    void start() {
        server = StartedServer.start(directory.resolve("data"));
        chat = server.appPassword("alice", "--scope", "xmpp");
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @EnumSource
    void messages_betweenAliceWithAppPasswordAndBob_arrive(ScriptedClient client) {
        var bob = client.start(server, "bob", StartedServer.BOB_PASSWORD, Map.of("expect", "hello bob"));
        bob.await("online");
        var alice = client.start(server, "alice", chat.password(), Map.of("to", "bob@localhost", "text", "hello bob"));
        assertThat(alice.outcome()).isEqualTo("online");
        assertThat(bob.outcome()).isEqualTo("received");
    }

    @ParameterizedTest
    @EnumSource
    void message_toOfflineAlice_waitsForHer(ScriptedClient client) {
        String text = "while you were out, " + client;
        var bob = client.start(server, "bob", StartedServer.BOB_PASSWORD,
                Map.of("to", "alice@localhost", "text", text));
        assertThat(bob.outcome()).isEqualTo("online");
        var alice = client.start(server, "alice", chat.password(), Map.of("expect", text));
        assertThat(alice.outcome()).isEqualTo("received");
    }

    @ParameterizedTest
    @EnumSource
    void primaryPassword_ofAliceWithTwoStep_isRefused(ScriptedClient client) {
        var alice = client.start(server, "alice", StartedServer.ALICE_PRIMARY, Map.of());
        assertThat(alice.outcome()).isEqualTo("refused");
    }

    /// XEP-0388 with XEP-0386 and XEP-0198: the client takes up all three where they are offered.
    @Test
    void xmppJs_thatLosesItsConnection_hasItsSessionBackWithItsSignIn() {
        var alice = ScriptedClient.XMPP_JS.start(server, "alice", chat.password(), Map.of("lose", true));
        String first = alice.await("lost").replaceFirst(".*\"jid\":\"([^\"]*)\".*", "$1");
        assertThat(first).matches("alice@localhost/[A-Za-z0-9_-]{16}");
        assertThat(alice.outcome()).isEqualTo("resumed " + first);
    }

    /// XEP-0484: the token alone opens, since the password beside it is wrong; it ends with the app password it came from.
    @Test
    void xmppJs_withTokenOfAppPassword_signsInUntilThatIsRevoked() {
        var phone = server.appPassword("alice", "--scope", "xmpp");
        var first = ScriptedClient.XMPP_JS.start(server, "alice", phone.password(),
                Map.of("agent", RawFast.AGENT, "fast", Map.of()));
        Map<?, ?> token = JsonMapper.builder().build().readValue(first.await("\"event\":\"token\""), Map.class);
        assertThat(token.get("mechanism")).isEqualTo("HT-SHA-256-NONE");
        assertThat(first.outcome()).isEqualTo("online");
        Map<String, Object> byToken = Map.of("agent", RawFast.AGENT, "fast", token);
        assertThat(ScriptedClient.XMPP_JS.start(server, "alice", "not the password", byToken).outcome())
                .isEqualTo("online");
        server.run("", "app-password", "revoke", "alice", phone.id());
        var last = ScriptedClient.XMPP_JS.start(server, "alice", "not the password", byToken);
        last.await("\"event\":\"token refused\"");
        assertThat(last.outcome()).isEqualTo("refused");
    }

    /// Debian's slixmpp binds by tls-unique only, which TLS 1.3 has not: see ADR 2.
    @Test
    void slixmpp_withoutChannelBinding_signsInByEachMechanismWithAppPasswordOnly() {
        try (StartedServer unbound = StartedServer.start(directory.resolve("unbound"), "xmpp.channel-binding=false")) {
            var phone = unbound.appPassword("alice", "--scope", "xmpp");
            for (String mechanism : List.of("SCRAM-SHA-512", "SCRAM-SHA-256", "SCRAM-SHA-1", "PLAIN")) {
                Map<String, Object> task = Map.of("mechanism", mechanism);
                assertThat(ScriptedClient.SLIXMPP.start(unbound, "alice", phone.password(), task).outcome())
                        .as(mechanism).isEqualTo("online");
                assertThat(ScriptedClient.SLIXMPP.start(unbound, "alice", StartedServer.ALICE_PRIMARY, task).outcome())
                        .as(mechanism).isEqualTo("refused");
            }
        }
    }
}
