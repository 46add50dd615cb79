package io.portcullis.gateway.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.portcullis.gateway.web.ScannedCode;
import io.portcullis.gateway.web.Visitor;
import io.portcullis.gateway.web.Visitor.Reply;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A real Linphone takes what the QR code of the account pages says, and registers; nothing is typed.
@Tag("slow")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LinphoneIT {
    @TempDir
    static Path directory;

    private StartedServer server;
    private Https https;

    @BeforeAll
    void start() {
        Linphone.need();
        server = StartedServer.start(directory.resolve("data"), "log.level=trace");
        https = Https.to(server);
    }

    @AfterAll
    void stop() {
        if (server != null) {
            https.close();
            server.close();
        }
    }

    private Visitor bob() {
        Visitor bob = https.visitor();
        bob.signIn("bob", StartedServer.BOB_PASSWORD);
        return bob;
    }

    private static Reply added(Visitor bob) {
        bob.open("/add-device");
        return bob.submit("/add-device", "kind", "linphone");
    }

    private void awaitBindings(int number, Linphone phone) {
        await().atMost(Duration.ofSeconds(20)).untilAsserted(
                () -> assertThat(Metrics.read(server).value("portcullis_sip_bindings")).as(phone.log())
                        .isEqualTo(number));
    }

    @Test
    void linkOfTheQrCode_fetchedOnce_registersAndKeepsRegistering() {
        Visitor bob = bob();
        Reply made = added(bob);
        String link = ScannedCode.in(made.body());
        String waiting = made.find("href=\"(/device[^\"]+)\"");
        assertThat(bob.open(waiting).body()).contains("Waiting for your device");

        Linphone phone = Linphone.fetching(server, directory, link);
        try {
            awaitBindings(1, phone);
            assertThat(bob.open(waiting).body()).contains("Connected.", "Linphone");
            phone.close();
            awaitBindings(0, phone);
            assertThat(phone.kept()).as("is not asked again").doesNotContain(link);

            phone = phone.again();
            awaitBindings(1, phone);
            bob.open("/remove-all");
            bob.submit("/remove-all");
            awaitBindings(0, phone);
        } finally {
            phone.close();
        }
        String token = link.substring(link.lastIndexOf('/') + 1);
        assertThat(server.output()).doesNotContain(token);
    }

    @Test
    void link_thatWasUsed_setsNothingUp() {
        String link = ScannedCode.in(added(bob()).body());
        assertThat(https.carry("GET", link.substring(link.indexOf("/set-up/")), Map.of(), "").body())
                .contains("<config");

        try (Linphone phone = Linphone.fetching(server, directory, link)) {
            await().atMost(Duration.ofSeconds(20)).until(() -> phone.log().contains("http error")
                    || phone.log().contains("404"));
            assertThat(phone.kept()).doesNotContain("auth_info_0");
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void typedPassword_registers_whetherOrNotTheServerHasOlderPhones(boolean olderPhones) {
        StartedServer.AppPassword older = server.appPassword("alice", "--scope", "sip", "--older-phone");
        if (!olderPhones) {
            server.run("", "app-password", "revoke", "alice", older.id());
        }
        StartedServer.AppPassword typed = server.appPassword("bob", "--scope", "sip");
        try (Linphone phone = Linphone.typed(server, directory, "bob", typed.password())) {
            awaitBindings(1, phone);
        } finally {
            server.run("", "app-password", "revoke", "bob", typed.id());
            if (olderPhones) {
                server.run("", "app-password", "revoke", "alice", older.id());
            }
        }
    }
}
