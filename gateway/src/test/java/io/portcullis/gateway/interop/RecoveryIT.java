package io.portcullis.gateway.interop;

import static io.portcullis.gateway.interop.BrowserIT.seen;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// Bob loses everything, in a browser, at a started server with a real mail server beside it: once it was not he who said so,
/// and once it was. What would take days is moved in the database.
@Tag("slow")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RecoveryIT {
    private static final String NEW = "four other words entirely";
    private static final int ONE_SECOND = 1_000;

    @TempDir
    static Path directory;

    private Postbox postbox;
    private StartedServer server;
    private Https https;

    @BeforeAll
    void start() {
        Chromium.need();
        postbox = new Postbox();
        server = StartedServer.start(directory.resolve("data"), postbox.settings("log.level=trace"));
        https = Https.to(server);
    }

    @AfterAll
    void stop() {
        https.close();
        server.close();
        postbox.close();
    }

    @Test
    void everythingLost_onceCancelledAndOnceFinished() throws Exception {
        addressIsConfirmedByTheMailedLink();
        aStrangersRecoveryIsCancelledByOneLink();
        hisOwnIsFinishedAndEndsEverythingWithinASecond();
        noSecretIsInTheLog();
    }

    /// Sets bob's address up, and turns his two-step on.
    private void addressIsConfirmedByTheMailedLink() {
        try (Chromium bob = Chromium.at(server, "en", false)) {
            bob.open("/");
            signIn(bob, StartedServer.BOB_PASSWORD);
            bob.press("Mail addresses");
            bob.press("Add an address");
            bob.type("Mail address", "bob at home");
            bob.execute("document.querySelector('main form').noValidate = true");
            bob.press("Send the link");
            bob.awaitText("That is no mail address.");
            seen(bob, "Add an address", "l-1-address-wrong");
            bob.type("Mail address", "bob@example.net");
            bob.press("Send the link");
            bob.awaitText("Open the link in the mail there.");
            seen(bob, "Mail addresses", "l-2-addresses");
        }
        try (Chromium phone = Chromium.at(server, "en", false)) {
            phone.open(Postbox.link(postbox.next("Confirm your address")));
            seen(phone, "Confirm this address", "l-3-confirm");
            phone.press("Confirm this address");
            seen(phone, "Confirmed", "l-4-confirmed");
        }
        server.run("", "account", "two-step", "bob", "on");
        assertThat(postbox.next("Two-step verification is on")).contains("bob@localhost");
    }

    private static void signIn(Chromium browser, String password) {
        browser.awaitPage("Sign in");
        browser.type("Name", "bob");
        browser.type("Password", password);
        browser.press("Sign in");
        browser.awaitPage("Your account");
    }

    private void aStrangersRecoveryIsCancelledByOneLink() {
        lostEverything("bob");
        String link = Postbox.link(postbox.next("Somebody says that you lost everything"));
        try (Chromium bob = Chromium.at(server, "en", false)) {
            bob.open(link);
            seen(bob, "Cancel the recovery", "l-5-cancel");
            bob.press("Cancel the recovery");
            seen(bob, "Recovery cancelled", "l-6-cancelled");
            assertThat(postbox.next("Recovery cancelled")).contains("Nothing was changed.");
            bob.open(link);
            bob.awaitPage("This link leads nowhere");
            assertThat(bob.answer()).startsWith("410 ");
        }
        lostEverything("nobody");
    }

    /// As far as anybody gets who knows no more than a name.
    private void lostEverything(String name) {
        try (Chromium browser = Chromium.at(server, "en", false)) {
            browser.open("/recovery");
            browser.type("Name", name);
            browser.press("Ask for a new password");
            seen(browser, "Look at your mail", "l-7-asked");
        }
    }

    private void hisOwnIsFinishedAndEndsEverythingWithinASecond() throws Exception {
        String password = server.appPassword("bob", "--scope", "xmpp").password();
        try (RawXmpp stream = RawXmpp.bound(server, "bob", password);
                Chromium bob = Chromium.at(server, "en", false)) {
            assertThat(server.run("", "account", "recover", "bob")).contains("bob hears of it now");
            postbox.next("Somebody says that you lost everything");
            waitingPeriodIsOver();

            String link = Postbox.link(postbox.next("Set a new password"));
            bob.open(link);
            bob.awaitText("All devices, second steps and sign-ins of bob end.");
            bob.type("New password", NEW);
            bob.type("Once more", "some other words");
            bob.press("Set the new password");
            bob.awaitText("The two are not the same.");
            seen(bob, "Set the new password", "l-8-finish-wrong");
            bob.type("New password", NEW);
            bob.type("Once more", NEW);
            bob.press("Set the new password");
            bob.awaitPage("You have a new password");

            assertThat(stream.readToEnd(ONE_SECOND)).contains("</stream:stream>");
            seen(bob, "You have a new password", "l-9-finished");
            bob.open(link);
            bob.awaitPage("This link leads nowhere");
            bob.open("/");
            signIn(bob, NEW);
            bob.awaitText("Two-step verification is on");
            bob.awaitText("None yet.");
        }
        assertThat(postbox.next("Account recovered")).contains("All devices");
        assertThat(attempt(password)).contains("<not-authorized");
        assertThat(attempt(NEW)).contains("<not-authorized");
        assertThat(https.visitor().signIn("bob", StartedServer.BOB_PASSWORD).body())
                .contains("Name or password is wrong");
    }

    private void waitingPeriodIsOver() throws Exception {
        String file = "jdbc:sqlite:" + server.data().resolve("accounts.db");
        try (Connection connection = DriverManager.getConnection(file);
                Statement statement = connection.createStatement()) {
            statement.execute("pragma busy_timeout = 10000");
            assertThat(statement.executeUpdate("update recovery set ripe = asked + 1 where account = 'bob'")).isOne();
        }
    }

    private void noSecretIsInTheLog() throws Exception {
        assertThat(server.output()).doesNotContain(NEW);
        for (String text : postbox.texts()) {
            Postbox.tokens(text).forEach(token -> assertThat(server.output().contains(token)).isFalse());
        }
        await().atMost(Duration.ofSeconds(20)).until(() -> server.run("", "mail", "status"),
                status -> status.contains("0 waiting") && status.contains("0 given up"));
        assertThat(server.run("", "mail", "list")).isEmpty();
        Metrics metrics = Metrics.read(server);
        assertThat(metrics.value("portcullis_mail_sent_total")).isGreaterThan(6);
        assertThat(metrics.value("portcullis_mail_waiting")).isZero();
    }

    private String attempt(String password) throws IOException {
        try (RawXmpp stream = RawXmpp.startTls(server.xmppPort, "TLSv1.3")) {
            stream.openStream();
            stream.mechanisms();
            return new RawSasl(stream, "SCRAM-SHA-256").signIn("bob", password);
        }
    }
}
