package io.portcullis.gateway.interop;

import io.portcullis.gateway.FreePorts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A server in a process of its own, made by `gateway/bin/portcullis quickstart` in a temporary directory, with alice
/// (two-step on) and bob (two-step off), on free ports of loopback.
final class StartedServer implements AutoCloseable {
    static final String DOMAIN = "localhost";
    static final String ALICE_PRIMARY = "primary password of alice";
    static final String BOB_PASSWORD = "the password of bob";
    private static final Path COMMAND = Path.of("bin", "portcullis").toAbsolutePath();
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Path data;
    private final Process process;
    final int xmppPort = FreePorts.next();
    final int xmppTlsPort = FreePorts.next();
    final int sipPort = FreePorts.next();
    final int sipTlsPort = FreePorts.next();
    final int pagesPort = FreePorts.next();
    final int opsPort = FreePorts.next();
    final int adminPort = FreePorts.next();

    private StartedServer(Path data, List<String> settings) {
        this.data = data;
        List<String> command = new ArrayList<>(List.of(COMMAND.toString(), "quickstart", "--data", data.toString()));
        port(command, "xmpp", xmppPort);
        port(command, "xmpp-tls", xmppTlsPort);
        port(command, "sip", sipPort);
        port(command, "sip-tls", sipTlsPort);
        port(command, "pages", pagesPort);
        port(command, "ops", opsPort);
        command.addAll(List.of("--set", "pages.address=https://localhost:" + pagesPort));
        port(command, "admin", adminPort);
        settings.forEach(setting -> command.addAll(List.of("--set", setting)));
        try {
            ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true)
                    .redirectOutput(log().toFile());
            // Tests run on what was built for them.
            builder.environment().put("PORTCULLIS_BUILD", "no");
            process = builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        awaitStart();
    }

    /// Starts it as quickstart leaves it.
    static StartedServer untouched(Path data) {
        return new StartedServer(data, List.of());
    }

    /// Starts it, and gives alice and bob the passwords that the tests know. Tests are wrong on purpose again and again, all from
    /// one address, and in any order: it waits with nobody, for the throttle has tests of its own.
    static StartedServer start(Path data, String... settings) {
        List<String> all = new ArrayList<>(List.of("login.throttle.failures=1000"));
        all.addAll(List.of(settings));
        StartedServer server = new StartedServer(data, all);
        server.run(ALICE_PRIMARY, "account", "set-password", "alice", "--password-file", "-");
        server.run(BOB_PASSWORD, "account", "set-password", "bob", "--password-file", "-");
        return server;
    }

    /// Starts it on a data directory, or a database, that is in use already, with the passwords that it has.
    static StartedServer again(Path data, String... settings) {
        List<String> all = new ArrayList<>(List.of("login.throttle.failures=1000"));
        all.addAll(List.of(settings));
        return new StartedServer(data, all);
    }

    /// Ends it as a power cut does.
    void kill() {
        process.destroyForcibly();
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// Waits until it has ended by itself.
    boolean ends(int seconds) throws InterruptedException {
        return process.waitFor(seconds, TimeUnit.SECONDS);
    }

    /// A new app password.
    ///
    /// @param options such as `--scope xmpp`
    AppPassword appPassword(String account, String... options) {
        List<String> command = new ArrayList<>(
                List.of("app-password", "create", account, "--label", "test device", "--json"));
        command.addAll(List.of(options));
        JsonNode made = JSON.readTree(run("", command.toArray(String[]::new)));
        return new AppPassword(made.get("id").asString(), made.get("password").asString());
    }

    /// An app password as the command shows it, once.
    record AppPassword(String id, String password) {
        @Override
        public String toString() {
            return "AppPassword[" + id + ", [REDACTED]]";
        }
    }

    /// Runs a `portcullis` command against this server and returns what it printed.
    String run(String input, String... arguments) {
        List<String> command = new ArrayList<>(List.of("env", "PORTCULLIS_BUILD=no", COMMAND.toString()));
        command.addAll(List.of(arguments));
        command.addAll(List.of("--data", data.toString()));
        Outcome outcome = Programs.run(command, input, 60);
        if (outcome.exitCode() != 0) {
            throw new IllegalStateException("portcullis " + arguments[0] + " " + arguments[1] + " exited "
                    + outcome.exitCode() + ": " + outcome.output());
        }
        return outcome.output();
    }

    /// What a program printed, both streams, and its exit code.
    record Outcome(int exitCode, String output) {}

    long pid() {
        return process.pid();
    }

    Path data() {
        return data;
    }

    /// Everything the server has printed and logged so far.
    String output() {
        try {
            return Files.readString(log());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path log() {
        return data.resolveSibling(data.getFileName() + ".log");
    }

    private static void port(List<String> command, String listener, int port) {
        command.addAll(List.of("--set", "listeners." + listener + ".port=" + port));
    }

    private void awaitStart() {
        long limit = System.nanoTime() + TimeUnit.SECONDS.toNanos(90);
        while (!output().contains("Portcullis is ready")) {
            if (!process.isAlive() || System.nanoTime() > limit) {
                throw new IllegalStateException("the server did not start: " + output());
            }
            LockSupport.parkNanos(20_000_000);
        }
    }

    /// Ends it as Ctrl-C does.
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IllegalStateException("the server did not stop in 30 seconds: " + output());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
