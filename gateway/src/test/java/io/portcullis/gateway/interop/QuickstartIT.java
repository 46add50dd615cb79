package io.portcullis.gateway.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The first of the two commands of the README, as a newcomer types it.
class QuickstartIT {
    private static final Pattern APP_PASSWORD = Pattern.compile("\\b[a-z]{4}(-[a-z]{4}){3}\\b");

    @TempDir
    static Path directory;

    @Test
    void quickstart_onAFreshDirectory_saysWhatToTypeAndShowsSecretsOnce() throws IOException {
        Path data = directory.resolve("fresh");
        List<String> secrets;
        try (StartedServer server = StartedServer.untouched(data)) {
            String said = server.output();
            assertThat(said).contains("alice@localhost", "bob@localhost", Integer.toString(server.xmppPort),
                    Integer.toString(server.sipPort));
            secrets = APP_PASSWORD.matcher(said).results().map(match -> match.group()).distinct().toList();
            assertThat(secrets).as("app passwords for chat and both phones, primary passwords of both").hasSize(5);
            assertThat(signIn(server, secrets.get(0))).startsWith("<success");
        }
        try (StartedServer again = StartedServer.untouched(data)) {
            assertThat(APP_PASSWORD.matcher(again.output()).find()).as("a secret shown twice").isFalse();
            assertThat(again.run("", "account", "list")).contains("alice", "bob");
        }
        assertThat(filesWithAnyOf(data, secrets)).isEmpty();
    }

    @Test
    void quickstart_data_isReadableByItsOwnerOnly() throws IOException {
        Path data = directory.resolve("private");
        try (StartedServer server = StartedServer.start(data); Stream<Path> files = Files.walk(server.data())) {
            for (Path file : (Iterable<Path>) files::iterator) {
                if (!file.toString().endsWith("cert.pem")) {
                    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).as("" + file)
                            .endsWith("------");
                }
            }
        }
    }

    @Test
    void output_ofAWholeSession_holdsNoSecret() throws IOException {
        Path data = directory.resolve("logged");
        try (StartedServer server = StartedServer.start(data, "log.level=debug")) {
            String password = server.appPassword("alice", "--scope", "xmpp,sip").password();
            signIn(server, password);
            signIn(server, StartedServer.ALICE_PRIMARY);
            try (RawSip phone = RawSip.open("UDP", server)) {
                phone.request("REGISTER", "alice", "alice", password, "SHA-256");
                phone.request("REGISTER", "alice", "alice", StartedServer.ALICE_PRIMARY, "SHA-256");
            }
            assertThat(server.output()).doesNotContain(password, password.replace("-", ""),
                    StartedServer.ALICE_PRIMARY, StartedServer.BOB_PASSWORD, "response=\"");
            assertThat(Metrics.read(server).text()).doesNotContain(password, StartedServer.ALICE_PRIMARY);
        }
    }

    @Test
    void interrupt_withAClientConnected_endsItsStreamInDueForm() throws IOException {
        StartedServer server = StartedServer.start(directory.resolve("drained"));
        try (RawXmpp stream = RawXmpp.startTls(server.xmppPort, "TLSv1.3")) {
            stream.openStream();
            stream.mechanisms();
            server.close();
            assertThat(stream.readToEnd(5_000)).contains("<system-shutdown", "</stream:stream>");
        } finally {
            server.close();
        }
    }

    /// Some 147,000 kB on a quiet machine, which `load idle` prints; what the start loads and never needs again once took it to 171,000.
    @Test
    void resident_onceStarted_isSmall() throws IOException, InterruptedException {
        try (StartedServer server = StartedServer.untouched(directory.resolve("small"))) {
            long resident = resident(server);
            for (int i = 0; i < 60 && resident > 160_000; i++) {
                Thread.sleep(1_000);
                resident = resident(server);
            }
            assertThat(resident).as("kB").isLessThanOrEqualTo(160_000);
        }
    }

    private static long resident(StartedServer server) throws IOException {
        return Files.readAllLines(Path.of("/proc", Long.toString(server.pid()), "status")).stream()
                .filter(line -> line.startsWith("VmRSS:")).findFirst()
                .map(line -> Long.parseLong(line.replaceAll("\\D", ""))).orElseThrow();
    }

    private static String signIn(StartedServer server, String password) throws IOException {
        try (RawXmpp stream = RawXmpp.startTls(server.xmppPort, "TLSv1.3")) {
            stream.openStream();
            stream.mechanisms();
            return new RawSasl(stream, "PLAIN").signIn("alice", password);
        }
    }

    private static List<Path> filesWithAnyOf(Path data, List<String> secrets) throws IOException {
        try (Stream<Path> files = Files.walk(data)) {
            return files.filter(Files::isRegularFile).filter(file -> holds(file, secrets)).toList();
        }
    }

    private static boolean holds(Path file, List<String> secrets) {
        try {
            String content = Files.readString(file, java.nio.charset.StandardCharsets.ISO_8859_1);
            return secrets.stream()
                    .anyMatch(secret -> content.contains(secret) || content.contains(secret.replace("-", "")));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
