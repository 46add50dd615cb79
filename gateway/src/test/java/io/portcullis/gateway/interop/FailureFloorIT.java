package io.portcullis.gateway.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// How soon a refusal comes: not before its time where a secret was checked, at once where none was.
@Tag("slow")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FailureFloorIT {
    private static final Duration FLOOR = Duration.ofMillis(1_500);

    @TempDir
    static Path directory;

    private StartedServer server;

    private record Refusal(String text, Duration after) {}

    @BeforeAll
    void start() {
        server = StartedServer.start(directory.resolve("data"), "login.failure-floor=1500ms");
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @CsvSource({"PLAIN, alice", "PLAIN, bob", "PLAIN, nobody", "SCRAM-SHA-1, bob", "SCRAM-SHA-256, nobody",
        "SCRAM-SHA-512-PLUS, alice"})
    void wrongPassword_isRefusedNotBeforeTheFloor(String mechanism, String user) throws IOException {
        Refusal refusal = timed(stream -> new RawSasl(stream, mechanism).signIn(user, "not the password"));

        assertThat(refusal.text()).contains("<not-authorized", "use an app-specific password");
        assertThat(refusal.after()).isGreaterThanOrEqualTo(FLOOR);
    }

    @Test
    void wrongToken_isRefusedNotBeforeTheFloor() throws IOException {
        RawFast fast = new RawFast(server, "HT-SHA-256-NONE");
        Refusal refusal = timed(stream -> fast.signIn(stream, "bob", "not the token"));

        assertThat(refusal.text()).contains("<not-authorized");
        assertThat(refusal.after()).isGreaterThanOrEqualTo(FLOOR);
    }

    @ParameterizedTest
    @CsvSource({"SCRAM-SHA-256-PLUS, p=tls-unique", "SCRAM-SHA-256, y", "SCRAM-SHA-256-PLUS, n"})
    void mechanismThatFails_isRefusedAtOnceAndSaysNothingOfPasswords(String mechanism, String flag)
            throws IOException {
        String first = Base64.getEncoder().encodeToString((flag + ",,n=alice,r=abc").getBytes(StandardCharsets.UTF_8));
        Refusal refusal = timed(stream -> {
            stream.write(RawSasl.Profile.CORE.begin(mechanism, first));
            return stream.readElement("failure", "challenge");
        });

        assertThat(refusal.text()).contains("<malformed-request", "No password was checked.")
                .doesNotContain("not-authorized", "app-specific");
        assertThat(refusal.after()).isLessThan(FLOOR);
    }

    private interface Try {
        String on(RawXmpp stream) throws IOException;
    }

    private Refusal timed(Try attempt) throws IOException {
        try (RawXmpp stream = RawXmpp.startTls(server.xmppPort, "TLSv1.3")) {
            stream.openStream();
            stream.mechanisms();
            long start = System.nanoTime();
            String text = attempt.on(stream);
            return new Refusal(text, Duration.ofNanos(System.nanoTime() - start));
        }
    }
}
