package io.portcullis.gateway.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.portcullis.gateway.web.Visitor;
import io.portcullis.gateway.web.Visitor.Reply;
import io.portcullis.gateway.web.request.Route;
import io.portcullis.gateway.web.request.SecurityHeaders;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// The account pages of a started server, by HTTPS, and what they do to a chat client at its other door.
@Tag("slow")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AccountPagesIT {
    private static final int ONE_SECOND = 1_000;

    @TempDir
    static Path directory;

    private StartedServer server;
    private Https https;

    @BeforeAll
    void start() {
        server = StartedServer.start(directory.resolve("data"), "login.throttle.failures=1000", "log.level=trace",
                "pages.request-timeout=2s");
        https = Https.to(server);
    }

    @AfterAll
    void stop() {
        https.close();
        server.close();
    }

    private Visitor bob() {
        Visitor bob = https.visitor();
        assertThat(bob.signIn("bob", StartedServer.BOB_PASSWORD).body()).contains("bob@localhost", "Your account");
        return bob;
    }

    @Test
    void device_addedUsedAndRemoved_opensAndIsCutOffWithinASecond() throws IOException {
        Visitor bob = bob();
        bob.open("/add-device");
        Reply made = bob.submit("/add-device", "kind", "chat", "label", "Bob's tablet");
        assertThat(made.facts()).startsWith("bob@localhost").endsWith(Integer.toString(server.xmppPort));
        String password = made.facts().get(1);
        String waiting = made.find("href=\"(/device[^\"]+)\"");
        Reply notYet = bob.open(waiting);
        assertThat(notYet.body()).contains("Not connected yet.", "Check now", "/waiting.js");
        assertThat(notYet.headers().get(SecurityHeaders.POLICY)).containsExactly(SecurityHeaders.ASKING_POLICY);

        try (RawXmpp stream = RawXmpp.bound(server, "bob", password)) {
            assertThat(bob.open(waiting).body()).contains("Connected.", "127.0.0.1")
                    .doesNotContain("/waiting.js");
            String id = waiting.substring(waiting.indexOf('=') + 1);
            bob.open("/remove?id=" + id);
            assertThat(bob.submit("/remove", "id", id).body()).contains("Removed.").doesNotContain("Bob&#39;s tablet");
            assertThat(stream.readToEnd(ONE_SECOND)).contains("</stream:stream>");
        }
        assertThat(attempt(password)).contains("<not-authorized");
        assertThat(bob.open("/log").body()).contains("Device added", "Device removed");
        assertThat(server.output()).doesNotContain(password, password.replace("-", ""));
    }

    private String attempt(String password) throws IOException {
        try (RawXmpp stream = RawXmpp.startTls(server.xmppPort, "TLSv1.3")) {
            stream.openStream();
            stream.mechanisms();
            return new RawSasl(stream, "SCRAM-SHA-256").signIn("bob", password);
        }
    }

    @Test
    void signIn_wrongPassword_looksAndTimesLikeAnUnknownName() {
        for (int i = 0; i < 8; i++) {
            refused("warm-up" + i);
        }
        List<Long> known = new ArrayList<>();
        List<Long> unknown = new ArrayList<>();
        // The least of each, for what else the machine does only adds: on a busy one it takes more of them until that is seen.
        // Without the hash it would be a tenth.
        double ratio = 0;
        for (int i = 0; i < 80 && (i < 8 || ratio < 0.6 || ratio > 1.7); i++) {
            known.add(refused("bob"));
            unknown.add(refused("nobody" + i));
            ratio = least(known) / least(unknown);
        }
        assertThat(ratio).as("%s against %s ns", known, unknown).isBetween(0.6, 1.7);
    }

    private long refused(String name) {
        Visitor visitor = https.visitor();
        visitor.open("/sign-in");
        long start = System.nanoTime();
        Reply reply = visitor.post("/sign-in", "name", name, "password", "wrong");
        long taken = System.nanoTime() - start;
        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.body()).contains("Name or password is wrong.");
        assertThat(visitor.cookies()).doesNotContainKey("__Host-session");
        return taken;
    }

    private static double least(List<Long> nanos) {
        return Collections.min(nanos);
    }

    @Test
    void signIn_byAppPassword_isRefused() {
        String password = server.appPassword("bob", "--scope", "xmpp,sip").password();

        assertThat(https.visitor().signIn("bob", password).status()).isEqualTo(422);
    }

    @Test
    void signIn_withTwoStep_stopsAtTheSecondStep() {
        Visitor alice = https.visitor();
        assertThat(alice.signIn("alice", StartedServer.ALICE_PRIMARY).body()).contains("<h1>Second step</h1>")
                .doesNotContain("alice@localhost");
        assertThat(alice.get("/add-device").header("location")).isEqualTo("/second-step");
        assertThat(alice.post("/second-step", "code", "123456").body()).contains("wrong or was used");
    }

    @Test
    void signIn_oneTimeCodeOfQuickstart_opens() {
        try (StartedServer fresh = StartedServer.untouched(directory.resolve("fresh")); Https pages = Https.to(fresh)) {
            String said = fresh.output();
            String password = said.split("name       alice\\s+password   ", 2)[1].split("\\s", 2)[0];
            String code = said.split("codes      ", 2)[1].split("\\s", 2)[0];
            assertThat(said).contains("https://localhost:" + fresh.pagesPort);

            Visitor alice = pages.visitor();
            alice.signIn("alice", password);
            assertThat(alice.submit("/second-step", "code", code).body()).contains("alice@localhost",
                    "Two-step verification is on.", "chat (quickstart)");
        }
    }

    @Test
    void form_withoutTokenOrFromElsewhere_isRefused() {
        Visitor bob = bob();

        assertThat(bob.send("/sign-out", "csrf=").status()).isEqualTo(403);
        assertThat(bob.saying("sec-fetch-site", "cross-site").post("/sign-out").status()).isEqualTo(403);
        assertThat(bob.saying("sec-fetch-site", "").post("/sign-out").status()).isEqualTo(403);
        assertThat(bob.saying("sec-fetch-site", "same-origin").open("/").body()).contains("Your account");
    }

    @Test
    void form_oldBrowserThatSaysItsOrigin_isTaken() {
        Visitor bob = bob().saying("sec-fetch-site", "").saying("origin", "https://localhost:" + server.pagesPort);

        assertThat(bob.post("/sign-out").header("location")).isEqualTo("/sign-in");
    }

    @Test
    void cookie_stolenAfterSignOut_opensNothing() {
        Visitor bob = bob();
        String stolen = bob.cookies().get("__Host-session");
        bob.post("/sign-out");

        Visitor thief = https.visitor();
        thief.cookies().put("__Host-session", stolen);
        assertThat(thief.get("/").header("location")).isEqualTo("/sign-in");
        assertThat(server.output()).doesNotContain(stolen, StartedServer.BOB_PASSWORD, StartedServer.ALICE_PRIMARY);
    }

    @Test
    void session_passwordSetByTheOperator_endsWithinASecond() {
        Visitor bob = bob();
        server.run(StartedServer.BOB_PASSWORD, "account", "set-password", "bob", "--password-file", "-");

        await().atMost(Duration.ofSeconds(1))
                .until(() -> bob.get("/").header("location").equals("/sign-in"));
    }

    @Test
    void form_tooLarge_isRefusedBeforeItIsRead() {
        Visitor visitor = https.visitor();
        visitor.open("/sign-in");

        Reply reply = visitor.post("/sign-in", "name", "x".repeat(16 * 1024), "password", "x");
        assertThat(reply.status()).isEqualTo(413);
        assertThat(reply.body()).contains("That is too much text.");
        assertSecure(reply);
    }

    @Test
    void headers_onEveryRouteAndError_areThere() {
        Visitor visitor = https.visitor();
        Arrays.stream(Route.values()).forEach(route -> assertSecure(visitor.get(route.path())));
        Arrays.stream(Route.values()).forEach(route -> assertSecure(visitor.post(route.path())));
        List.of("/style.css", "/copy.js", "/waiting.js", "/nothing", "/%00", "/../../etc/passwd").forEach(
                path -> assertSecure(visitor.get(path)));
        for (String method : List.of("HEAD", "PUT", "DELETE", "OPTIONS", "TRACE")) {
            assertSecure(https.carry(method, "/", Map.of(), ""));
        }
        Visitor bob = bob();
        Arrays.stream(Route.values()).forEach(route -> assertSecure(bob.get(route.path())));
    }

    private static void assertSecure(Reply reply) {
        assertThat(SecurityHeaders.ALL)
                .allSatisfy((name, value) -> assertThat(reply.header(name)).as(name).isEqualTo(value));
        assertThat(reply.headers()).doesNotContainKeys("server", "x-powered-by", "access-control-allow-origin");
        assertThat(reply.headers().getOrDefault("set-cookie", List.of()))
                .allSatisfy(cookie -> assertThat(cookie).startsWith("__Host-")
                        .contains("; Path=/; Secure; HttpOnly; SameSite=Strict").doesNotContain("Domain="));
    }

    @Test
    void headers_onWhatIsNotEvenHttp_areThereToo() {
        for (String request : List.of("NONSENSE\r\n\r\n", "GET /" + "a".repeat(5_000) + " HTTP/1.1\r\nhost: x\r\n\r\n",
                "GET / HTTP/1.1\r\nhost: x\r\nx: " + "a".repeat(20_000) + "\r\n\r\n",
                "GET / HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n",
                "POST /sign-in HTTP/1.1\r\nhost: x\r\ncontent-length: 1000\r\n\r\nhalf a form")) {
            String answer = https.raw(request).toLowerCase(Locale.ROOT);
            assertThat(answer).as(request.substring(0, 8)).startsWith("http/1.1 ");
            SecurityHeaders.ALL.forEach((name, value) -> assertThat(answer).as(request.substring(0, 8))
                    .contains(name + ": " + value.toLowerCase(Locale.ROOT)));
        }
    }

    @Test
    void connections_moreThanOneAddressMayHave_closeItsOldest() throws IOException {
        try (StartedServer small = StartedServer.start(directory.resolve("small"), "pages.per-address=3");
                Https pages = Https.to(small)) {
            List<Socket> sockets = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                sockets.add(RawXmpp.directTls(small.pagesPort, "TLSv1.3").tls());
            }
            await().atMost(Duration.ofSeconds(5)).until(() -> isOver(sockets.getFirst()));
            assertThat(sockets.stream().skip(1)).noneMatch(AccountPagesIT::isOver);
            assertThat(Metrics.read(small).value("portcullis_pages_connections_displaced_total")).isEqualTo(1);
            assertThat(pages.visitor().get("/sign-in").status()).isEqualTo(200);
            for (Socket socket : sockets) {
                socket.close();
            }
        }
    }

    /// Whether the server has closed it.
    private static boolean isOver(Socket socket) {
        try {
            socket.setSoTimeout(50);
            return socket.getInputStream().read() < 0;
        } catch (SocketTimeoutException open) {
            return false;
        } catch (IOException reset) {
            return true;
        }
    }

    @Test
    void port_withoutTls_saysNothing() throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.pagesPort)) {
            socket.setSoTimeout(15_000);
            socket.getOutputStream()
                    .write("GET /sign-in HTTP/1.1\r\nhost: x\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1))
                    .doesNotContain("HTTP", "html");
        }
    }
}
