package io.portcullis.gateway.mail;

import static io.portcullis.gateway.mail.MailStores.ALICE;
import static io.portcullis.gateway.mail.MailStores.MAIL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.portcullis.auth.apppassword.NewAppPassword;
import io.portcullis.auth.apppassword.Scope;
import io.portcullis.auth.notice.MailAddress;
import io.portcullis.auth.notice.MailId;
import io.portcullis.auth.notice.Notice;
import io.portcullis.auth.notice.Notice.Field;
import io.portcullis.auth.notice.NoticeKind;
import io.portcullis.auth.notice.OutboxMail;
import io.portcullis.auth.rollout.RolloutStage;
import io.portcullis.auth.secret.KeyRing;
import io.portcullis.auth.secret.Sealer;
import io.portcullis.auth.secret.Secret;
import io.portcullis.auth.service.Outbox;
import io.portcullis.auth.service.Rollouts;
import io.portcullis.auth.store.SealedCredential;
import io.portcullis.auth.store.StoredMail;
import io.portcullis.auth.store.jdbc.DatabaseSettings;
import io.portcullis.auth.store.jdbc.JdbcStores;
import io.portcullis.gateway.FreePorts;
import io.portcullis.gateway.config.MailConfig.Security;
import io.portcullis.gateway.ops.RolloutMeters;
import jakarta.mail.BodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class MailWorkerIT {
    private static final String EVIL = "<script>alert(1)</script> & \"x\"";

    @TempDir
    private Path directory;

    private MailStores stores;
    private Outbox outbox;
    private SimpleMeterRegistry registry;

    @BeforeEach
    void open() {
        stores = MailStores.in(directory).withAlice("en");
        outbox = stores.auth().mails().outbox();
        registry = new SimpleMeterRegistry();
    }

    @AfterEach
    void close() {
        stores.close();
    }

    private static GreenMail greenMail() {
        return greenMail(0);
    }

    private static GreenMail greenMail(int port) {
        GreenMail started = new GreenMail(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        started.start();
        return started;
    }

    /// What a server has received; it forgets that when it stops.
    private static MimeMessage[] received(GreenMail server) {
        MimeMessage[] all = server.getReceivedMessages();
        server.stop();
        return all;
    }

    private MailWorker worker(int port, Security security) {
        return worker(new MailServer("127.0.0.1", port, security, Optional.empty(),
                new MailAddress("noreply@example.org"), Duration.ofSeconds(1)));
    }

    private MailWorker worker(MailServer server) {
        return new MailWorker(outbox, new SmtpSender(server, stores.clock()),
                new Letters(ZoneOffset.UTC, "localhost", "https://accounts.example.org/"),
                new MailMeters(registry, outbox, stores.clock()));
    }

    private void device(String label) {
        var _ = stores.auth().appPasswords().create(ALICE,
                new NewAppPassword(label, Set.of(Scope.XMPP), false, Optional.empty(), List.of(), 16));
    }

    private static String part(MimeMessage message, int index) throws Exception {
        BodyPart part = ((MimeMultipart) message.getContent()).getBodyPart(index);
        return part.getContentType() + "\n" + part.getContent();
    }

    @Test
    void notice_sent_comesInBothForms() throws Exception {
        GreenMail server = greenMail();
        device(EVIL);

        try (MailWorker worker = worker(server.getSmtp().getPort(), Security.NONE)) {
            assertThat(worker.sendAll()).isTrue();
        }

        MimeMessage message = received(server)[0];
        assertThat(message.getSubject()).isEqualTo("localhost: Device added");
        assertThat(message.getAllRecipients()).extracting(Object::toString).containsExactly(MAIL.value());
        assertThat(message.getFrom()).extracting(Object::toString).containsExactly("noreply@example.org");
        assertThat(message.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        assertThat(part(message, 0)).startsWith("text/plain").contains("Name: " + EVIL, "alice@localhost",
                "https://accounts.example.org");
        assertThat(part(message, 1)).startsWith("text/html").contains("&lt;script&gt;").doesNotContain("<script>");
        assertThat(outbox.list(9)).isEmpty();
        assertThat(registry.get("portcullis.mail.sent").counter().count()).isEqualTo(1);
    }

    @Test
    void announcement_atNudge_isSentOnceByWhatTheModuleRunsItself() throws Exception {
        GreenMail server = greenMail();
        RolloutMeters.watch(registry, stores.auth());
        stores.auth().rollouts().set(new Rollouts.Draft(Optional.empty(), RolloutStage.NUDGE, 100, List.of()), "");
        await().atMost(Duration.ofSeconds(10)).until(
                () -> registry.get("portcullis.rollout.announced").functionCounter().count() > 0);

        try (MailWorker worker = worker(server.getSmtp().getPort(), Security.NONE)) {
            assertThat(worker.sendAll()).isTrue();
        }

        MimeMessage[] messages = received(server);
        assertThat(messages).hasSize(1);
        assertThat(messages[0].getSubject())
                .isEqualTo("localhost: Your phones and apps need passwords of their own");
        assertThat(part(messages[0], 0)).contains("alice@localhost", "Sign in at https://accounts.example.org and")
                .doesNotContain("Not you?");
    }

    @Test
    void link_sent_leadsToThePages() throws Exception {
        GreenMail server = greenMail();
        var _ = stores.auth().mails().addresses().add(ALICE, new MailAddress("b@example.net"), "de",
                InetAddress.getLoopbackAddress());

        try (MailWorker worker = worker(server.getSmtp().getPort(), Security.NONE)) {
            assertThat(worker.sendAll()).isTrue();
        }

        MimeMessage message = received(server)[0];
        assertThat(message.getSubject()).isEqualTo("localhost: Best\u00e4tige deine Adresse");
        String plain = part(message, 0);
        String token = plain.replaceAll("(?s).*token=([A-Za-z0-9_-]{43}).*", "$1");
        assertThat(plain).contains("https://accounts.example.org/addresses/confirm?token=" + token);
        assertThat(part(message, 1)).contains("?token=" + token + "\"");
        assertThat(stores.auth().mails().addresses().confirm(Secret.of(token))).isPresent();
    }

    @Test
    void serverDown_thenUp_deliversWithoutLoss() throws Exception {
        int port = FreePorts.next();
        device("one");
        device("two");

        try (MailWorker worker = worker(port, Security.NONE)) {
            assertThat(worker.sendAll()).isFalse();
            assertThat(outbox.state().waiting()).isEqualTo(2);
            assertThat(outbox.list(9)).filteredOn(mail -> mail.attempts() == 1).singleElement()
                    .satisfies(mail -> assertThat(mail.failure()).contains("127.0.0.1"));
            assertThat(registry.get("portcullis.mail.waiting").gauge().value()).isEqualTo(2);

            GreenMail again = greenMail(port);
            stores.clock().advance(Duration.ofMinutes(2));
            assertThat(registry.get("portcullis.mail.oldest.seconds").gauge().value()).isEqualTo(120);
            assertThat(worker.sendAll()).isTrue();
            assertThat(received(again)).hasSize(2);
        }
        assertThat(outbox.list(9)).isEmpty();
    }

    /// The process dies after the server took a mail and before that was written down.
    @Test
    void killedBetweenSendAndCommit_sendsAgainUnderTheSameId() throws Exception {
        GreenMail server = greenMail();
        device("one");
        try (MailWorker dying = worker(server.getSmtp().getPort(), Security.NONE)) {
            Outbox.Taken taken = outbox.take().orElseThrow();
            MailServer to = new MailServer("127.0.0.1", server.getSmtp().getPort(), Security.NONE, Optional.empty(),
                    new MailAddress("noreply@example.org"), Duration.ofSeconds(1));
            Letters letters = new Letters(ZoneOffset.UTC, "localhost", "https://accounts.example.org");
            assertThat(new SmtpSender(to, stores.clock()).send(letters.of(taken))).isEqualTo(new Delivery.Sent());
            assertThat(dying.sendAll()).isTrue();
        }
        stores.clock().advance(Outbox.TAKEN);

        try (MailWorker next = worker(server.getSmtp().getPort(), Security.NONE)) {
            assertThat(next.sendAll()).isTrue();
        }
        MimeMessage[] received = received(server);
        assertThat(received).hasSize(2);
        assertThat(received[0].getMessageID()).isEqualTo(received[1].getMessageID());
        assertThat(outbox.list(9)).isEmpty();
    }

    @Test
    void serverThatHangs_isLeftAfterTheTimeOut() throws Exception {
        device("one");
        try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
                MailWorker worker = worker(silent.getLocalPort(), Security.NONE)) {
            assertThat(worker.sendAll()).isFalse();
        }

        assertThat(outbox.list(9)).singleElement().satisfies(mail -> assertThat(mail.due()).isPresent());
    }

    @Test
    void startTls_thatIsNotOffered_sendsNothingInClear() throws Exception {
        GreenMail server = greenMail();
        device("one");

        try (MailWorker worker = worker(server.getSmtp().getPort(), Security.STARTTLS)) {
            assertThat(worker.sendAll()).isFalse();
        }
        assertThat(received(server)).isEmpty();
        assertThat(only().failure()).containsIgnoringCase("STARTTLS");
    }

    /// A certificate that nobody vouches for is somebody in the middle.
    @Test
    void tls_certificateThatNobodyKnows_sendsNothing() {
        GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTPS));
        server.start();
        device("one");

        try (MailWorker worker = worker(server.getSmtps().getPort(), Security.TLS)) {
            assertThat(worker.sendAll()).isFalse();
        }

        assertThat(received(server)).isEmpty();
        assertThat(only().failure()).containsIgnoringCase("certif");
    }

    @Test
    void login_rightAndWrong_isToldToTheOperatorWithoutThePassword() {
        GreenMail server = greenMail();
        server.setUser("sender@example.org", "sender", "the right one");
        device("one");

        MailServer wrong = new MailServer("127.0.0.1", server.getSmtp().getPort(), Security.NONE,
                Optional.of(new MailServer.Login("sender", Secret.of("a wrong one"))),
                new MailAddress("noreply@example.org"), Duration.ofSeconds(1));
        try (MailWorker worker = worker(wrong)) {
            assertThat(worker.sendAll()).isFalse();
        }
        assertThat(only().failure()).contains("refuses the sign-in").doesNotContain("a wrong one");
        assertThat(wrong.toString()).doesNotContain("a wrong one");

        stores.clock().advance(Duration.ofMinutes(2));
        try (MailWorker worker = worker(new MailServer(wrong.host(), wrong.port(), wrong.security(),
                Optional.of(new MailServer.Login("sender", Secret.of("the right one"))), wrong.from(),
                wrong.timeout()))) {
            assertThat(worker.sendAll()).isTrue();
        }
        assertThat(received(server)).hasSize(1);
    }

    /// Whatever lies in the database, the mails behind it are sent.
    @Test
    void mailThatCannotBeMade_isGivenUpAndHoldsUpNoOther() {
        broken();
        device("one");
        GreenMail server = greenMail();

        try (MailWorker worker = worker(server.getSmtp().getPort(), Security.NONE)) {
            assertThat(worker.sendAll()).isTrue();
        }

        assertThat(received(server)).hasSize(1);
        assertThat(only().failure()).isEqualTo("it cannot be made; see the log");
        assertThat(only().due()).isEmpty();
    }

    /// A mail whose end is no number.
    private void broken() {
        Sealer sealer = new Sealer(KeyRing.load(directory.resolve("keys")), new SecureRandom());
        MailId id = new MailId("broken");
        Instant at = stores.clock().instant();
        OutboxMail mail = new OutboxMail(id, ALICE, MAIL, "en", NoticeKind.NEW_PLACE, at, 0, Optional.of(at), "");
        byte[] content = Notice.of(NoticeKind.NEW_PLACE).with(Field.UNTIL, "never").encode();
        try (JdbcStores beside = JdbcStores.open(new DatabaseSettings.Sqlite(directory.resolve("a.db"), 2))) {
            assertThat(beside.notices().addMails(ALICE, NoticeKind.NEW_PLACE, at, at, List.of(new StoredMail(mail,
                    SealedCredential.seal(ALICE, SealedCredential.idOf(id), content, sealer))))).isTrue();
        }
    }

    private OutboxMail only() {
        assertThat(outbox.list(9)).hasSize(1);
        return outbox.list(9).getFirst();
    }

    @Test
    void recipientRefused_isGivenUpAndTriedAgainOnlyWhenAsked() throws Exception {
        device("one");
        try (ScriptedSmtp server = new ScriptedSmtp("RCPT", "550 5.1.1 no such user " + "x".repeat(43) + "\u0007");
                MailWorker worker = worker(server.port(), Security.NONE)) {
            assertThat(worker.sendAll()).isTrue();
        }

        OutboxMail mail = only();
        assertThat(mail.due()).isEmpty();
        assertThat(mail.failure()).contains("550").contains("no such user").doesNotContain("x".repeat(43), "\u0007");
        assertThat(outbox.retry(mail.id())).isTrue();
        assertThat(only().due()).isPresent();
    }

    @Test
    void recipientRefusedForNow_isTriedLater() throws Exception {
        device("one");
        try (ScriptedSmtp server = new ScriptedSmtp("RCPT", "450 4.2.1 try later");
                MailWorker worker = worker(server.port(), Security.NONE)) {
            assertThat(worker.sendAll()).isTrue();
        }

        assertThat(only().due()).isPresent();
        assertThat(only().failure()).contains("450");
    }

    @Test
    void messageRefused_isGivenUp() throws Exception {
        device("one");
        try (ScriptedSmtp server = new ScriptedSmtp(".", "554 5.7.1 no");
                MailWorker worker = worker(server.port(), Security.NONE)) {
            assertThat(worker.sendAll()).isTrue();
        }

        assertThat(only().due()).isEmpty();
        assertThat(registry.get("portcullis.mail.given.up").gauge().value()).isEqualTo(1);
    }

    /// An SMTP server that says yes to everything but one command.
    private static final class ScriptedSmtp implements AutoCloseable {
        private final ServerSocket socket;
        private final Thread thread;

        ScriptedSmtp(String refused, String answer) throws IOException {
            socket = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
            thread = Thread.ofVirtual().start(() -> serve(refused, answer));
        }

        int port() {
            return socket.getLocalPort();
        }

        private void serve(String refused, String answer) {
            try {
                while (!socket.isClosed()) {
                    talk(socket.accept(), refused, answer);
                }
            } catch (SocketException closed) {
                assertThat(socket.isClosed()).isTrue();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static void talk(Socket client, String refused, String answer) throws IOException {
            try (client;
                    BufferedReader in = new BufferedReader(
                            new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8));
                    PrintStream out = new PrintStream(client.getOutputStream(), true, StandardCharsets.UTF_8)) {
                out.print("220 test\r\n");
                boolean data = false;
                for (String line = in.readLine(); line != null; line = in.readLine()) {
                    if (data && !line.equals(".")) {
                        continue;
                    }
                    data = line.equals("DATA");
                    String yes = data ? "354 go on" : line.equals("QUIT") ? "221 bye" : "250 ok";
                    out.print((line.startsWith(refused) ? answer : yes) + "\r\n");
                    out.flush();
                }
            }
        }

        @Override
        public void close() throws IOException {
            socket.close();
            thread.interrupt();
        }
    }
}
