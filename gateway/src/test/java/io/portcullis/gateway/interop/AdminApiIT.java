package io.portcullis.gateway.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The administration API of a started server as curl meets it: over TLS with a token, and through the Unix socket.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AdminApiIT {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @TempDir
    static Path directory;

    private StartedServer server;
    private String token;

    @BeforeAll
    void start() {
        server = StartedServer.start(directory.resolve("data"), "admin.tls=true");
        token = JSON.readTree(server.run("", "api-token", "create", "it", "--json", "--scope",
                "accounts:read,accounts:write,sessions:read,sessions:write,audit:read,rollout:read,rollout:write,"
                        + "mail:read"))
                .get("token")
                .asString();
    }

    @AfterAll
    void stop() {
        assertThat(server.output()).doesNotContain(token).doesNotContain(token.substring(24));
        server.close();
    }

    private static void needCurl() {
        Programs.need("/usr/bin/curl", "apt-get install curl");
    }

    private String curl(String... arguments) {
        needCurl();
        List<String> command = new ArrayList<>(List.of("curl", "-sS", "--max-time", "30"));
        command.addAll(List.of(arguments));
        return Programs.run(command, "", 60).output();
    }

    private String overTls(String path, String... arguments) {
        List<String> all = new ArrayList<>(List.of("--cacert",
                server.data().resolve("tls/certificate.pem").toString(), "--resolve",
                "localhost:" + server.adminPort + ":127.0.0.1", "-H", "Authorization: Bearer " + token));
        all.addAll(List.of(arguments));
        all.add("https://localhost:" + server.adminPort + path);
        return curl(all.toArray(String[]::new));
    }

    private String overSocket(String path, String... arguments) {
        List<String> all = new ArrayList<>(
                List.of("--unix-socket", server.data().resolve("portcullis.sock").toString()));
        all.addAll(List.of(arguments));
        all.add("http://localhost" + path);
        return curl(all.toArray(String[]::new));
    }

    @Test
    void accounts_overTls_areListed() {
        assertThat(JSON.readTree(overTls("/v1/accounts")).get("items").valueStream()
                .map(account -> account.get("name").asString())).contains("alice", "bob");
        assertThat(curl("-k", "-o", "/dev/null", "-w", "%{http_code}",
                "https://localhost:" + server.adminPort + "/v1/accounts")).isEqualTo("401");
    }

    @Test
    void plainHttp_whereTlsIsAsked_opensNothing() {
        assertThat(curl("-H", "Authorization: Bearer " + token,
                "http://127.0.0.1:" + server.adminPort + "/v1/accounts")).doesNotContain("alice");
    }

    @Test
    void socket_ofTheServer_needsNoTokenAndMakesSecrets() {
        JsonNode made = JSON.readTree(overSocket("/v1/accounts/alice/app-passwords", "-H",
                "Content-Type: application/json", "-d", "{\"label\":\"curl\",\"scopes\":[\"xmpp\"],\"letters\":16}"));
        assertThat(made.get("password").asString()).matches("[a-z]{4}(-[a-z]{4}){3}");
        assertThat(overSocket("/v1/audit-log/export")).contains("what=app-password-create by=local uid ");
        assertThat(overTls("/v1/audit-log/export")).contains("AppPasswordCreated");
    }

    @Test
    void session_thatIsEnded_isClosed() throws IOException {
        var app = server.appPassword("alice", "--scope", "xmpp");
        try (RawXmpp stream = RawXmpp.startTls(server.xmppPort, "TLSv1.3")) {
            stream.openStream();
            stream.mechanisms();
            assertThat(new RawSasl(stream, "SCRAM-SHA-256").signIn("alice", app.password())).startsWith("<success");
            stream.openStream();
            stream.readTo("</stream:features>");
            stream.write("<iq type='set' id='b'><bind xmlns='urn:ietf:params:xml:ns:xmpp-bind'/></iq>");
            assertThat(stream.readElement("iq")).contains("result");
            JsonNode live = JSON.readTree(overTls("/v1/accounts/alice/sessions")).get("items");
            JsonNode own = live.valueStream().filter(one -> one.get("appPassword").asString("").equals(app.id()))
                    .findFirst().orElseThrow();
            assertThat(overTls("/v1/accounts/alice/sessions/" + own.get("id").asString(), "-X", "DELETE", "-H",
                    "Audit-Reason: ein Gerät ist weg")).contains("\"ended\":1");
            assertThat(stream.readToEnd(1_000)).contains("</stream:stream>");
        }
        assertThat(overTls("/v1/audit-log/export")).contains("why=ein Gerät ist weg");
    }

    @Test
    void phone_thatIsEnded_isUnbound() throws IOException {
        var app = server.appPassword("alice", "--scope", "sip");
        try (RawSip phone = RawSip.open("TCP", server)) {
            assertThat(phone.request("REGISTER", "alice", "alice", app.password(), "SHA-256"))
                    .startsWith("SIP/2.0 200");
            assertThat(overTls("/v1/accounts/alice/sessions")).contains("\"protocol\":\"sip\"", app.id());
            assertThat(overTls("/v1/accounts/alice/sessions", "-X", "DELETE", "-H", "Audit-Reason: a test"))
                    .contains("\"ended\":");
            assertThat(Metrics.read(server).value("portcullis_sip_bindings")).isZero();
        }
    }

    @Test
    void body_tooLarge_isRefusedAndNotRead() throws IOException {
        Path large = Files.write(directory.resolve("large"), new byte[65_537]);
        assertThat(overTls("/v1/accounts", "-H", "Content-Type: application/json", "-H", "Expect:", "--data-binary",
                "@" + large)).contains("\"status\":413");
    }

    /// Every curl line of the document, in its order.
    @Test
    void documentedRequests_areAnswered() throws IOException {
        needCurl();
        String options = "curl -sS --cacert " + server.data().resolve("tls/certificate.pem") + " --resolve localhost:"
                + server.adminPort + ":127.0.0.1 ";
        List<String> lines = Files.readAllLines(Path.of("docs", "admin-api.md")).stream()
                .filter(line -> line.startsWith("curl ")).toList();
        assertThat(lines).hasSizeGreaterThan(8).allSatisfy(line -> assertThat(Programs.run(List.of("sh", "-ec",
                line.replace("curl ", options).replace("$TOKEN", token).replace("$API",
                        "https://localhost:" + server.adminPort)),
                "", 60)).as(line).matches(outcome -> outcome.exitCode() == 0 && !outcome.output().contains("urn:")));
    }

    /// What one server reads as one request and another as two.
    @ParameterizedTest
    @ValueSource(strings = {
        "GET /v1/accounts HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\nContent-Length: 4\r\n\r\n0\r\n\r\n",
        "GET /v1/accounts HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        "GET /v1/accounts HTTP/1.1\r\nHost: a\r\nContent-Length: 0\r\nContent-Length: 5\r\n\r\nabcde",
        "GET /v1/accounts HTTP/1.1\r\nHost: a\r\nContent-Length: +5\r\n\r\nabcde",
        "GET /v1/accounts HTTP/1.1\r\nHost : a\r\n\r\n",
        "GET /v1/accounts HTTP/1.1\r\nHost: a\r\n X: folded\r\nContent-Length: x\r\n\r\n"})
    void ambiguousRequests_areRefusedAndEndTheConnection(String request) throws IOException {
        String reply = exchange(request + "GET /v1/openapi.json HTTP/1.1\r\nHost: a\r\n\r\n");

        assertThat(reply).startsWith("HTTP/1.1 4").contains("connection: close").doesNotContain("openapi\":");
    }

    @Test
    void requests_oneAfterAnotherOnOneConnection_areAnsweredInOrder() {
        String reply = exchange(String.join("\r\n", "GET /v1/keys HTTP/1.1", "Host: a", "", "GET /nowhere HTTP/1.1",
                "Host: a", "", "GET /v1/keys HTTP/1.1", "Host: a", "Origin: http://a", "Connection: close", "", ""));

        assertThat(reply.split("HTTP/1.1 ", -1)).hasSize(4).satisfiesExactly(first -> assertThat(first).isEmpty(),
                first -> assertThat(first).startsWith("401"), second -> assertThat(second).startsWith("404"),
                third -> assertThat(third).startsWith("403"));
    }

    private String exchange(String text) {
        try (Https https = Https.toAdministration(server)) {
            return https.raw(text);
        }
    }
}
