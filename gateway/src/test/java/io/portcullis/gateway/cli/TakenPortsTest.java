package io.portcullis.gateway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.portcullis.gateway.FreePorts;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TakenPortsTest {
    @TempDir
    Path directory;

    @Test
    void quickstart_onePortForTwoListeners_isRefused() {
        int port = FreePorts.next();
        CommandRun run = CommandRun.of("quickstart", "--data", directory.resolve("twice").toString(), "--set",
                "listeners.xmpp.port=" + port, "--set", "listeners.pages.port=" + port);
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).contains("listeners.pages.port: " + port, "another listener has it");
    }

    @Test
    void quickstart_takenPorts_areAllNamedBeforeAnAccountIsMade() throws IOException {
        Path data = directory.resolve("data");
        try (ServerSocket one = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            CommandRun run = CommandRun.of(quickstart(data, one.getLocalPort(), other.getLocalPort()));

            assertThat(run.code()).isEqualTo(1);
            assertThat(run.err()).contains("listeners.xmpp.port: " + one.getLocalPort() + " on 127.0.0.1: ",
                    "listeners.pages.port: " + other.getLocalPort() + " on 127.0.0.1: ")
                    .containsPattern("These avoid it: --set listeners.xmpp.port=\\d+ --set listeners.pages.port=\\d+\n")
                    .doesNotContain("listeners.sip.port");
            assertThat(data.resolve("accounts.db")).doesNotExist();
        }
    }

    /// The test's starter fails after all ports were free, as a port taken in between would.
    @Test
    void quickstart_startFailsAfterTheAccounts_saysHowToGetTheirPasswords() {
        Path data = directory.resolve("data");
        CommandRun run = CommandRun.of(quickstart(data, 0, 0));

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).contains("The new passwords were not shown.",
                "quickstart --new-passwords --data " + data);
        assertThat(Files.exists(data.resolve("accounts.db"))).isTrue();
    }

    @Test
    void quickstart_sameDirectoryTwice_saysSo() throws IOException {
        Path data = directory.resolve("data");
        CommandRun.of(quickstart(data, 0, 0));
        try (var lock = io.portcullis.gateway.admin.DirectoryLock
                .take(new io.portcullis.gateway.config.DataDirectory(data)).orElseThrow()) {
            assertThat(lock).isNotNull();
            assertThat(CommandRun.of(quickstart(data, 0, 0)).err()).contains("a server or command has it open");
        }
    }

    private static String[] quickstart(Path data, int xmpp, int pages) {
        List<String> arguments = new ArrayList<>(List.of("quickstart", "--data", data.toString()));
        for (String listener : List.of("xmpp-tls", "sip", "sip-tls", "ops", "admin")) {
            arguments.addAll(List.of("--set", "listeners." + listener + ".port=0"));
        }
        arguments.addAll(List.of("--set", "listeners.xmpp.port=" + xmpp, "--set", "listeners.pages.port=" + pages));
        return arguments.toArray(String[]::new);
    }
}
