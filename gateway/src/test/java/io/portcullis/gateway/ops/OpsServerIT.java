package io.portcullis.gateway.ops;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBufAllocator;
import io.portcullis.auth.decision.LoginProtocol;
import io.portcullis.auth.decision.RefusalReason;
import io.portcullis.auth.login.LoginStats;
import io.portcullis.auth.login.RefusedLogin;
import io.portcullis.gateway.config.ConfigReader;
import io.portcullis.gateway.config.ListenerConfig;
import io.portcullis.gateway.config.Networks;
import io.portcullis.gateway.interop.Programs;
import io.portcullis.gateway.net.EventLoops;
import io.portcullis.gateway.net.Listeners;
import io.portcullis.gateway.net.Offloader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OpsServerIT {
    private final EventLoops loops = EventLoops.open(ConfigReader.defaults().loops());
    private final Listeners listeners = new Listeners(loops, ConfigReader.defaults().connections(), Networks.NONE);
    private final Metrics metrics = new Metrics();
    private final LoginMeters logins = new LoginMeters(metrics.registry());
    private Optional<String> problem = Optional.empty();
    private int port;

    @BeforeEach
    void open() {
        metrics.watch(loops, ByteBufAllocator.DEFAULT);
        LoginMeters.watch(metrics, () -> new LoginStats(1, 2, 3, 4, 5, 6, 7));
        new JournalMeters(metrics.registry()).committed(3, 7_000_000);
        OpsServer ops = new OpsServer(metrics, List.of(() -> problem), new Offloader(4, 16));
        port = ((InetSocketAddress) listeners
                .listen("ops", new ListenerConfig(true, InetAddress.ofLiteral("127.0.0.1"), 0), ops).localAddress())
                .getPort();
    }

    @AfterEach
    void close() {
        listeners.close();
        loops.close();
        metrics.close();
    }

    @Test
    void metrics_login_isCountedByBoundedLabels() throws IOException {
        logins.accepted(LoginProtocol.XMPP, "SCRAM-SHA-256-PLUS");
        refused(LoginProtocol.SIP, "MD5", RefusalReason.PRIMARY_PASSWORD);
        refused(LoginProtocol.XMPP, "made up by a client", RefusalReason.WRONG_SECRET);

        assertThat(get("/metrics")).startsWith("HTTP/1.1 200").contains(
                "portcullis_logins_total{mechanism=\"scram-sha-256-plus\",protocol=\"xmpp\",verdict=\"accepted\"} 1.0",
                "portcullis_logins_total{mechanism=\"md5\",protocol=\"sip\",verdict=\"primary_password\"} 1.0",
                "portcullis_logins_total{mechanism=\"other\",protocol=\"xmpp\",verdict=\"wrong_secret\"} 1.0",
                "portcullis_cache_hits_total 1.0", "portcullis_throttle_entries 7.0", "jvm_memory_used_bytes")
                .doesNotContain("made up by a client");
    }

    private void refused(LoginProtocol protocol, String mechanism, RefusalReason reason) {
        logins.refused(new RefusedLogin(Instant.EPOCH, protocol, mechanism, reason,
                InetAddress.ofLiteral("192.0.2.7"), "alice"));
    }

    @Test
    void metrics_promtool_hasNoComplaint(@TempDir Path directory) throws IOException, InterruptedException {
        Programs.need("/usr/bin/promtool", "apt-get install prometheus");
        Path scrape = Files.writeString(directory.resolve("metrics"), metrics.scrape());
        Path complaints = directory.resolve("complaints");
        Process promtool = new ProcessBuilder("/usr/bin/promtool", "check", "metrics").redirectInput(scrape.toFile())
                .redirectErrorStream(true).redirectOutput(complaints.toFile()).start();

        assertThat(promtool.waitFor()).as(Files.readString(complaints)).isZero();
        assertThat(complaints).isEmptyFile();
    }

    @Test
    void health_follows() throws IOException {
        assertThat(get("/health")).startsWith("HTTP/1.1 200").endsWith("{\"status\":\"up\"}\n");
        problem = Optional.of("the disk is full");
        assertThat(get("/health")).startsWith("HTTP/1.1 503")
                .endsWith("{\"status\":\"down\",\"problems\":[\"the disk is full\"]}\n");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            GET /other HTTP/1.1|404
            POST /metrics HTTP/1.1|405
            GET|400
            nonsense|400
            """)
    void request_otherThanOurs_isRefused(String line, int status) throws IOException {
        assertThat(send(line + "\r\nHost: localhost\r\nConnection: close\r\n\r\n")).startsWith("HTTP/1.1 " + status);
    }

    @Test
    void request_withABody_isRefused() throws IOException {
        assertThat(send("GET /metrics HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\nhello"))
                .startsWith("HTTP/1.1 400");
    }

    @Test
    void request_endlessHeader_isCut() throws IOException {
        assertThat(send("GET /metrics HTTP/1.1\r\nX: " + "a".repeat(20_000) + "\r\n\r\n")).startsWith("HTTP/1.1 400");
    }

    private String get(String path) throws IOException {
        return send("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
    }

    private String send(String request) throws IOException {
        try (Socket socket = new Socket(InetAddress.ofLiteral("127.0.0.1"), port)) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
