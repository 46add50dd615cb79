package io.portcullis.gateway.interop;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// A phone played by sipp, one scenario of `src/test/interop/sipp` at a time, on one UDP port. It knows MD5 only.
///
/// @param server    where it registers and calls
/// @param directory for its files
/// @param user      its account
/// @param password  its app password, kept in a file of mode 0600
/// @param port      its own port
record Sipp(StartedServer server, Path directory, String user, String password, int port) {
    private static final String PROGRAM = "/usr/bin/sipp";
    private static final Path SCENARIOS = Path.of("src", "test", "interop", "sipp").toAbsolutePath();

    static void need() {
        Programs.need(PROGRAM, "apt-get install sip-tester");
    }

    /// Plays a scenario to its end; fails with what sipp said when it did not go as written.
    void play(String scenario, String peer) {
        expectSuccess(start(scenario, peer), scenario);
    }

    /// Starts a scenario.
    Process start(String scenario, String peer) {
        try {
            Path fields = Files.createTempFile(directory, "fields", ".csv",
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(fields, "SEQUENTIAL\n" + user + ";[authentication username=" + user + " password="
                    + password + "];" + peer + "\n");
            return new ProcessBuilder(List.of(PROGRAM, "127.0.0.1:" + server.sipPort, "-sf",
                    SCENARIOS.resolve(scenario + ".xml").toString(), "-inf", fields.toString(), "-i", "127.0.0.1", "-p",
                    Integer.toString(port), "-m", "1", "-auth_uri",
                    scenario.startsWith("call") ? peer + "@localhost" : "localhost", "-nostdin", "-timeout", "15",
                    "-timeout_error")).directory(directory.toFile()).redirectErrorStream(true)
                    .redirectOutput(output(scenario).toFile()).start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Waits for a started scenario; fails with what sipp said when it did not go as written.
    void expectSuccess(Process process, String scenario) {
        try {
            boolean ended = process.waitFor(20, TimeUnit.SECONDS);
            if (!ended) {
                process.destroyForcibly();
            }
            if (!ended || process.exitValue() != 0) {
                throw new AssertionError(user + "'s scenario " + scenario + " did not go as written: "
                        + Files.readString(output(scenario)));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path output(String scenario) {
        return directory.resolve("sipp-" + user + "-" + port + "-" + scenario + ".log");
    }

    @Override
    public String toString() {
        return "Sipp[" + user + ", " + port + "]";
    }
}
