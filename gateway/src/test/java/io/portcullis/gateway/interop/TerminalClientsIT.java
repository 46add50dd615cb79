package io.portcullis.gateway.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// Chat clients for a terminal, set up as the README says.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TerminalClientsIT {
    private static final String GO_SENDXMPP = "/usr/bin/go-sendxmpp";
    private static final String PROFANITY = "/usr/bin/profanity";
    /// Gives a program a terminal.
    private static final String SCRIPT = "/usr/bin/script";

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
    void profanity_thatIsToldToTrustTheCertificate_sendsAMessage() throws IOException, InterruptedException {
        Programs.need(PROFANITY, "apt-get install profanity");
        Programs.need(SCRIPT, "apt-get install bsdutils");
        Path screen = directory.resolve("profanity.screen");
        Process client = new ProcessBuilder(List.of("/usr/bin/env", "HOME=" + directory, "TERM=xterm", "LANG=C.UTF-8",
                "LINES=40", "COLUMNS=120", SCRIPT, "-qfec", PROFANITY, "/dev/null")).redirectErrorStream(true)
                .redirectOutput(screen.toFile()).start();
        try (OutputStream keys = client.getOutputStream()) {
            awaitOn(screen, "Type '/help'");
            type(keys, "/connect alice@localhost server 127.0.0.1 port " + server.xmppPort + " tls force");
            awaitOn(screen, "Enter password");
            type(keys, chat.password());
            awaitOn(screen, "Use '/tls always'");
            type(keys, "/tls always");
            awaitOn(screen, "logged in successfully");
            var bob = bobExpects("hello from profanity");
            type(keys, "/msg bob@localhost hello from profanity");
            assertThat(bob.outcome()).isEqualTo("received");
            type(keys, "/quit");
            assertThat(client.waitFor(10, TimeUnit.SECONDS)).isTrue();
        } finally {
            client.destroyForcibly();
        }
    }

    private static void type(OutputStream keys, String line) throws IOException {
        keys.write(StartedServer.utf8(line + "\r"));
        keys.flush();
    }

    private static void awaitOn(Path screen, String text) throws IOException {
        long limit = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (!Files.readString(screen).contains(text)) {
            if (System.nanoTime() > limit) {
                throw new AssertionError("profanity did not show " + text + ": " + Files.readString(screen));
            }
            LockSupport.parkNanos(20_000_000);
        }
    }
}
