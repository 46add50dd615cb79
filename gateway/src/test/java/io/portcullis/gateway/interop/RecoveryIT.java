package io.portcullis.gateway.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.portcullis.gateway.web.Visitor;
import io.portcullis.gateway.web.Visitor.Reply;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// Bob loses everything, at a started server with a real mail server beside it: once it was not he who said so, and once it
/// was. What would take days is moved in the database.
@Tag("slow")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RecoveryIT {
    private static final String PORTAL = "https://accounts.example.org";
    private static final Pattern LINK = Pattern.compile(Pattern.quote(PORTAL) + "(/[a-z/]+\\?token=[A-Za-z0-9_-]{43})");
    private static final String NEW = "four other words entirely";
    private static final int ONE_SECOND = 1_000;

    @TempDir
    static Path directory;

    private GreenMail mail;
    private StartedServer server;
    private Https https;
    private int seen;

    @BeforeAll
    void start() {
        mail = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        mail.start();
        server = StartedServer.start(directory.resolve("data"), "log.level=trace", "mail.host=127.0.0.1",
                "mail.port=" + mail.getSmtp().getPort(), "mail.security=none", "mail.from=noreply@example.org",
                "login.portal=" + PORTAL);
        https = Https.to(server);
    }

    @AfterAll
    void stop() {
        https.close();
        server.close();
        mail.stop();
    }

    /// The next mail with that title; others before it are passed over.
    private String mail(String title) {
        return await().atMost(Duration.ofSeconds(20)).until(() -> next(title), text -> !text.isEmpty());
    }

    private String next(String title) throws Exception {
        MimeMessage[] all = mail.getReceivedMessages();
        for (MimeMessage message : Arrays.copyOfRange(all, seen, all.length)) {
            seen++;
            if (message.getSubject().equals("localhost: " + title)) {
                return ((MimeMultipart) message.getContent()).getBodyPart(0).getContent().toString();
            }
        }
        return "";
    }

    /// Path and query of the link in a mail.
    private static String link(String text) {
        Matcher found = LINK.matcher(text);
        assertThat(found.find()).as(text).isTrue();
        return found.group(1);
    }

    private static String token(String link) {
        return link.substring(link.indexOf('=') + 1);
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
        Visitor bob = https.visitor();
        bob.signIn("bob", StartedServer.BOB_PASSWORD);
        bob.open("/addresses/add");
        assertThat(bob.submit("/addresses/add", "address", "bob@example.net").body()).contains("Open the link");

        String link = link(mail("Confirm your address"));
        Visitor phone = https.visitor();
        assertThat(phone.open(link).body()).contains("Confirm this address");
        assertThat(phone.post("/addresses/confirm", "token", token(link)).body()).contains("Confirmed");

        server.run("", "account", "two-step", "bob", "on");
        assertThat(mail("Two-step verification is on")).contains("bob@localhost");
    }

    private void aStrangersRecoveryIsCancelledByOneLink() {
        Visitor thief = https.visitor();
        thief.open("/recovery");
        assertThat(thief.post("/recovery", "name", "bob").body()).contains("Look at your mail");

        String link = link(mail("Somebody says that you lost everything"));
        Visitor bob = https.visitor();
        assertThat(bob.open(link).body()).contains("Cancel the recovery");
        assertThat(bob.post("/recovery/cancel", "token", token(link)).body()).contains("Recovery cancelled");

        assertThat(mail("Recovery cancelled")).contains("Nothing was changed.");
        assertThat(bob.get(link).status()).isEqualTo(410);
        thief.open("/recovery");
        assertThat(thief.post("/recovery", "name", "nobody").body()).contains("Look at your mail");
    }

    private void hisOwnIsFinishedAndEndsEverythingWithinASecond() throws Exception {
        String password = server.appPassword("bob", "--scope", "xmpp").password();
        try (RawXmpp stream = RawXmpp.bound(server, "bob", password)) {
            assertThat(server.run("", "account", "recover", "bob")).contains("bob hears of it now");
            mail("Somebody says that you lost everything");
            waitingPeriodIsOver();

            String link = link(mail("Set a new password"));
            Visitor bob = https.visitor();
            assertThat(bob.open(link).body()).contains("All devices, second steps and sign-ins of bob end.");
            Reply done = bob.post("/recovery/finish", "token", token(link), "new", NEW, "again", NEW);
            assertThat(done.body()).contains("You have a new password");

            assertThat(stream.readToEnd(ONE_SECOND)).contains("</stream:stream>");
            assertThat(bob.get(link).status()).isEqualTo(410);
            assertThat(bob.signIn("bob", NEW).body()).contains("Two-step verification is on", "None yet.");
        }
        assertThat(mail("Account recovered")).contains("All devices");
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
        for (MimeMessage message : mail.getReceivedMessages()) {
            Matcher found = LINK.matcher(
                    ((MimeMultipart) message.getContent()).getBodyPart(0).getContent().toString());
            if (found.find()) {
                assertThat(server.output().contains(token(found.group(1)))).isFalse();
            }
        }
        assertThat(server.run("", "mail", "status")).contains("0 waiting", "0 given up");
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
