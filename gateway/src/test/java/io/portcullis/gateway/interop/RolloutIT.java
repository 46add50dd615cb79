package io.portcullis.gateway.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The rollout as an operator drives it: bob, whose two-step is off, meets stage after stage.
@Tag("slow")
class RolloutIT {
    @TempDir
    private Path directory = Path.of("");

    private StartedServer server;

    @BeforeEach
    void start() {
        server = StartedServer.start(directory.resolve("data"), "login.primary-on-phones=true");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void stages_fromObserveToEnforceAndBack() throws IOException {
        String app = server.appPassword("bob", "--scope", "xmpp,sip").password();
        assertThat(server.run("", "rollout", "status")).startsWith("off  0 %");
        assertThat(chat(StartedServer.BOB_PASSWORD)).startsWith("<success");
        assertThat(server.run("", "rollout", "preview")).as("nobody is noted at stage off")
                .startsWith("0 accounts would be refused");

        server.run("", "rollout", "set", "observe");
        assertThat(chat(StartedServer.BOB_PASSWORD)).startsWith("<success");
        assertThat(phone(StartedServer.BOB_PASSWORD)).startsWith("SIP/2.0 200");
        assertThat(server.run("", "rollout", "preview")).contains("bob  sip  ", "bob  xmpp  (client unknown)",
                "1 account would be refused").doesNotContain("alice");

        assertThat(server.run("", "rollout", "set", "enforce", "--why", "as announced")).startsWith("enforce  100 %");
        assertThat(chat(StartedServer.BOB_PASSWORD)).contains("<not-authorized");
        assertThat(phone(StartedServer.BOB_PASSWORD)).startsWith("SIP/2.0 401");
        assertThat(Metrics.read(server).value("portcullis_rollout_refused_accounts")).isEqualTo(1);
        assertThat(chat(app)).startsWith("<success");
        assertThat(phone(app)).startsWith("SIP/2.0 200");
        assertThat(Metrics.read(server).value("portcullis_rollout_recovered_ratio")).isEqualTo(1);

        server.run("", "rollout", "set", "off", "--why", "too early");
        assertThat(chat(StartedServer.BOB_PASSWORD)).startsWith("<success");
        assertThat(chat("alice", StartedServer.ALICE_PRIMARY)).as("her own choice holds").contains("<not-authorized");
    }

    @Test
    void group_isHeldToItsOwnStage_untilTheKillSwitch() throws IOException {
        server.run("", "account", "group", "bob", "staff");
        server.run("", "rollout", "set", "enforce", "--group", "staff");
        assertThat(server.run("", "rollout", "status")).contains("group staff  enforce  100 %");
        assertThat(chat(StartedServer.BOB_PASSWORD)).contains("<not-authorized");

        server.run("", "rollout", "set", "off", "--why", "stop");

        assertThat(chat(StartedServer.BOB_PASSWORD)).startsWith("<success");
        assertThat(phone(StartedServer.BOB_PASSWORD)).startsWith("SIP/2.0 200");
        assertThat(chat("alice", StartedServer.ALICE_PRIMARY)).as("her own choice holds").contains("<not-authorized");
    }

    private String chat(String password) throws IOException {
        return chat("bob", password);
    }

    private String chat(String user, String password) throws IOException {
        try (RawXmpp stream = RawXmpp.startTls(server.xmppPort, "TLSv1.3")) {
            stream.openStream();
            stream.mechanisms();
            return new RawSasl(stream, "SCRAM-SHA-256").signIn(user, password);
        }
    }

    private String phone(String password) throws IOException {
        try (RawSip phone = RawSip.open("TCP", server)) {
            return phone.request("REGISTER", "bob", "bob", password, "SHA-256");
        }
    }
}
