package io.portcullis.load.crash;

import static org.assertj.core.api.Assertions.assertThat;

import io.portcullis.load.FreePorts;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/// Kills a real server under load, `-Dcrash.kills` times, with recipients online, detached and offline; what it counted is
/// in `target/crash.txt`.
@Tag("slow")
class CrashIT {
    private static final Path PORTCULLIS = Path.of("..", "gateway", "bin", "portcullis").toAbsolutePath().normalize();
    private static final int PAIRS = 9;

    @TempDir
    private Path directory;

    /// Twenty kills take two minutes and more.
    @Test
    @Timeout(value = 15, unit = TimeUnit.MINUTES)
    void crash_underLoad_losesNothingAndStoresNothingTwice()
            throws IOException, InterruptedException {
        List<String> settings = settings();
        quickstart(settings);
        run(List.of("account", "generate", Integer.toString(2 * PAIRS), "--prefix", "user", "--output",
                file("accounts.csv"), "--data", file("data")));
        StringWriter table = new StringWriter();
        int exitCode = new CommandLine(new CrashCommand()).setOut(new PrintWriter(table)).execute("--start",
                PORTCULLIS + " run --data " + file("data") + " " + String.join(" ", settings), "--log", file("log"),
                "--xmpp-port", port(settings), "--accounts", file("accounts.csv"), "--kills",
                System.getProperty("crash.kills", "20"), "--pairs", Integer.toString(PAIRS));
        Files.writeString(Path.of("target", "crash.txt"), table.toString());
        assertThat(exitCode).as(table + Files.readString(directory.resolve("log"))).isZero();
        assertThat(table.toString()).contains("ONLINE", "DETACHED", "OFFLINE");
    }

    /// Makes the data directory: a server must have been there before accounts can be.
    private void quickstart(List<String> settings) throws IOException, InterruptedException {
        Process server = start(command(List.of("quickstart", "--data", file("data")), settings));
        Path log = directory.resolve("command.log");
        Awaitility.await().atMost(90, TimeUnit.SECONDS)
                .until(() -> Files.readString(log).contains("Portcullis is ready"));
        server.destroy();
        assertThat(server.waitFor(30, TimeUnit.SECONDS)).isTrue();
    }

    private void run(List<String> arguments) throws IOException, InterruptedException {
        Process process = start(command(arguments, List.of()));
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(Files.readString(directory.resolve("command.log"))).isZero();
    }

    private Process start(List<String> command) throws IOException {
        return new ProcessBuilder(command).redirectErrorStream(true)
                .redirectOutput(directory.resolve("command.log").toFile()).start();
    }

    private static List<String> command(List<String> arguments, List<String> settings) {
        List<String> command = new ArrayList<>(List.of(PORTCULLIS.toString()));
        command.addAll(arguments);
        command.addAll(settings);
        return command;
    }

    private static List<String> settings() {
        List<String> settings = new ArrayList<>();
        for (String listener : List.of("xmpp", "xmpp-tls", "sip", "sip-tls", "pages", "ops", "admin")) {
            settings.addAll(List.of("--set", "listeners." + listener + ".port=" + FreePorts.next()));
        }
        // One sender has more pending with one recipient between two kills than anybody is allowed.
        settings.addAll(List.of("--set", "messages.pending-per-account=1000000"));
        // Nobody is in anybody's roster.
        for (String points : List.of("burst", "per-minute", "burst-in-all", "per-minute-in-all")) {
            settings.addAll(List.of("--set", "xmpp.strangers." + points + "=100000000"));
        }
        return settings;
    }

    private static String port(List<String> settings) {
        return settings.get(1).substring(settings.get(1).indexOf('=') + 1);
    }

    private String file(String name) {
        return directory.resolve(name).toString();
    }
}
