package io.portcullis.gateway.interop;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
        return start(scenario, peer, "");
    }

    /// Starts a scenario.
    ///
    /// @param text what a message says
    /// @param options such as `-t t1`, TCP instead of UDP
    Process start(String scenario, String peer, String text, String... options) {
        return start(SCENARIOS.resolve(scenario + ".xml"), scenario, peer + ";" + text, options);
    }

    /// Starts to wait for one MESSAGE, which it answers with that status: sipp reads no status from a field.
    Process answerMessage(String status, String... options) {
        return start(written("answer-message", Map.of("200 OK", status)), "answer-message", "", options);
    }

    /// Hangs up as the callee of a call whose INVITE is among these messages, which it signs in for.
    void hangUp(String messages) {
        String invite = messages.substring(messages.indexOf("INVITE sip:"));
        String answer = messages.substring(messages.indexOf("SIP/2.0 200"));
        Path file = written("hang-up", Map.of("ROUTE", "Route: " + RawSip.header(invite, "Record-Route"),
                "FROM", "From: " + RawSip.header(answer, "To"), "TO", "To: " + RawSip.header(invite, "From")));
        String target = RawSip.header(invite, "Contact").replaceFirst(".*<sip:([^>]*)>.*", "$1");
        expectSuccess(start(file, "hang-up", target, "-auth_uri", target, "-cid_str", RawSip.header(invite, "Call-ID")),
                "hang-up");
    }

    private Path written(String scenario, Map<String, String> replaced) {
        try {
            String text = Files.readString(SCENARIOS.resolve(scenario + ".xml"));
            for (Map.Entry<String, String> word : replaced.entrySet()) {
                text = text.replace(word.getKey(), word.getValue());
            }
            return Files.writeString(Files.createTempFile(directory, scenario, ".xml"), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Process start(Path file, String scenario, String more, String... options) {
        String peer = more.replaceFirst(";.*", "");
        try {
            Path fields = Files.createTempFile(directory, "fields", ".csv",
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(fields, "SEQUENTIAL\n" + user + ";[authentication username=" + user + " password="
                    + password + "];" + more + "\n");
            List<String> command = new ArrayList<>(List.of(PROGRAM, "127.0.0.1:" + server.sipPort, "-sf",
                    file.toString(), "-inf", fields.toString(), "-i", "127.0.0.1", "-p", Integer.toString(port), "-m",
                    "1", "-auth_uri", peer.isEmpty() ? "localhost" : peer + "@localhost", "-nostdin", "-timeout", "15",
                    "-timeout_error", "-trace_msg", "-message_file", trace(scenario).toString()));
            command.addAll(List.of(options));
            return new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true)
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

    /// All that it sent and received while it last played that scenario.
    String messages(String scenario) {
        try {
            return Files.readString(trace(scenario));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path trace(String scenario) {
        return directory.resolve("sipp-" + user + "-" + port + "-" + scenario + ".messages");
    }

    private Path output(String scenario) {
        return directory.resolve("sipp-" + user + "-" + port + "-" + scenario + ".log");
    }

    @Override
    public String toString() {
        return "Sipp[" + user + ", " + port + "]";
    }
}
