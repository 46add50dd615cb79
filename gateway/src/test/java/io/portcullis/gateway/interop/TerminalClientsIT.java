package io.portcullis.gateway.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// Chat clients for a terminal, set up as the README says.
@Tag("slow")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TerminalClientsIT {
    private static final String GO_SENDXMPP = "/usr/bin/go-sendxmpp";
    private static final String PROFANITY = "/usr/bin/profanity";
    private static final String POEZIO = "/usr/bin/poezio";

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

    private ScriptedClient.Session bobExpects(String text) {
        var bob = ScriptedClient.SLIXMPP.start(server, "bob", StartedServer.BOB_PASSWORD, Map.of("expect", text));
        bob.await("online");
        return bob;
    }

    @Test
    void goSendxmpp_withItsFileAndTheServersCertificate_sendsAMessage() throws IOException {
        Programs.need(GO_SENDXMPP, "apt-get install go-sendxmpp");
        Path file = Files.createFile(directory.resolve("sendxmpprc"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file, "username: alice@localhost\npassword: " + chat.password() + "\njserver: 127.0.0.1:"
                + server.xmppPort + "\n");
        var bob = bobExpects("hello from go");
        var sent = Programs.run(List.of("/usr/bin/env", "SSL_CERT_FILE=" + server.data().resolve("tls/certificate.pem"),
                GO_SENDXMPP, "-f", file.toString(), "bob@localhost"), "hello from go", 20);
        assertThat(sent.exitCode()).as(sent.output()).isZero();
        assertThat(bob.outcome()).isEqualTo("received");
    }

    @Test
    void profanity_thatIsToldToTrustTheCertificate_sendsAMessage() {
        TerminalProgram.need(PROFANITY, "apt-get install profanity");
        try (var client = new TerminalProgram(directory, List.of(), PROFANITY)) {
            client.shows("Type '/help'");
            client.type("/connect alice@localhost server 127.0.0.1 port " + server.xmppPort + " tls force");
            client.shows("Enter password");
            client.type(chat.password());
            client.shows("Use '/tls always'");
            client.type("/tls always");
            client.shows("logged in successfully");
            var bob = bobExpects("hello from profanity");
            client.type("/msg bob@localhost hello from profanity");
            assertThat(bob.outcome()).isEqualTo("received");
        }
    }

    /// It refuses to run as root, who therefore gives it another number.
    @Test
    void poezio_withTheServersCertificateInItsFile_sendsAMessage() throws IOException {
        TerminalProgram.need(POEZIO, "apt-get install poezio");
        Path file = Files.writeString(directory.resolve("poezio.cfg"), """
                [Poezio]
                jid = alice@localhost
                custom_host = 127.0.0.1
                custom_port = %d
                ca_cert_path = %s
                """.formatted(server.xmppPort, server.data().resolve("tls/certificate.pem")));
        List<String> as = System.getProperty("user.name").equals("root")
                ? List.of("/usr/bin/unshare", "--user", "--map-user=1000", "--map-group=1000")
                : List.of();
        try (var client = new TerminalProgram(directory, as, POEZIO + " -f " + file)) {
            client.shows("Password:");
            client.type(chat.password());
            client.shows("Authentication success");
            var bob = bobExpects("hello from poezio");
            client.type("/message bob@localhost hello from poezio");
            assertThat(bob.outcome()).isEqualTo("received");
        }
    }
}
