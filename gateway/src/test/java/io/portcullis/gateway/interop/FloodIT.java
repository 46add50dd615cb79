package io.portcullis.gateway.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// Strangers who open connections and do not go on, or send what is no protocol here: nobody else is kept out, and the log
/// stays short.
@Tag("slow")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FloodIT {
    private static final int PLACES = 120;

    @TempDir
    static Path directory;

    private StartedServer server;
    private Https https;

    @BeforeAll
    void start() {
        server = StartedServer.start(directory.resolve("data"), "pages.connections=" + PLACES, "pages.per-address=30");
        https = Https.to(server);
    }

    @AfterAll
    void stop() {
        https.close();
        server.close();
    }

    @Test
    void pages_silentConnectionsRenewed_keepNobodyOut() throws IOException {
        try (Flood flood = Flood.of(server.pagesPort, 1_300)) {
            for (int i = 0; i < 5; i++) {
                assertThat(signInPage()).contains("200 OK");
            }
            assertThat(flood.renewed()).as("the oldest give way").isPositive();
        }
    }

    @Test
    void chatAndPhone_silentConnectionsRenewed_keepNobodyOut() throws IOException {
        try (Flood tls = Flood.of(server.xmppTlsPort, 1_300); Flood phones = Flood.of(server.sipTlsPort, 1_300)) {
            for (int i = 0; i < 5; i++) {
                try (RawXmpp stream = RawXmpp.directTls(server.xmppTlsPort, "TLSv1.3");
                        RawXmpp phone = RawXmpp.directTls(server.sipTlsPort, "TLSv1.3")) {
                    assertThat(stream.tls().getSession().isValid()).isTrue();
                    assertThat(phone.tls().getSession().isValid()).isTrue();
                }
            }
            assertThat(tls.renewed() + phones.renewed()).isPositive();
        }
    }

    @Test
    void chat_silentBeforeStartTls_keepsNobodyOut() throws IOException {
        try (Flood _ = Flood.of(server.xmppPort, 1_300)) {
            for (int i = 0; i < 5; i++) {
                try (RawXmpp stream = RawXmpp.startTls(server.xmppPort, "TLSv1.3")) {
                    assertThat(stream.tls().getSession().isValid()).isTrue();
                }
            }
        }
    }

    /// More than there are places, all through TLS: some say nothing, some say a request a few letters at a time.
    @Test
    void pages_throughTlsWithoutARequest_keepNobodyOut() throws IOException {
        List<Socket> idle = new ArrayList<>();
        try {
            for (int i = 0; i < 2 * PLACES; i++) {
                SSLSocket socket = secured("127.8." + i + ".1");
                idle.add(socket);
                trickle(socket, i % 2 == 0 ? "" : "GET / HTTP/1.1\r\nhost: lo");
            }
            for (int i = 0; i < 5; i++) {
                assertThat(signInPage()).contains("200 OK");
            }
        } finally {
            for (Socket socket : idle) {
                socket.close();
            }
        }
    }

    /// However busy it is with what is no whole request.
    @Test
    void pages_requestNeverWhole_endsWithinItsTime() throws IOException, InterruptedException {
        try (SSLSocket socket = secured("127.0.0.1")) {
            long began = System.nanoTime();
            trickle(socket, "GET / HTTP/1.1\r\n");
            for (int i = 0; i < 200 && trickle(socket, "x-" + i + ": y\r\n"); i++) {
                Thread.sleep(100);
            }
            assertThat((System.nanoTime() - began) / 1_000_000).isBetween(7_000L, 14_000L);
        }
    }

    /// Each of them on each listener.
    @Test
    void anyInput_writesNoStackTrace_andIsCounted() throws IOException {
        double before = failed();
        int length = server.output().length();
        List<Integer> tls = List.of(server.pagesPort, server.xmppTlsPort, server.sipTlsPort);
        for (int round = 0; round < 3; round++) {
            for (byte[] garbage : garbage()) {
                for (int port : List.of(server.pagesPort, server.xmppPort, server.xmppTlsPort, server.sipPort,
                        server.sipTlsPort, server.opsPort, server.adminPort)) {
                    send(new Socket(InetAddress.getLoopbackAddress(), port), garbage);
                }
                for (int port : tls) {
                    send(RawXmpp.directTls(port, "TLSv1.3").tls(), garbage);
                }
            }
        }
        String said = server.output().substring(length);
        assertThat(said).doesNotContain("\tat ", "Exception:", "Caused by");
        assertThat(said.length()).isLessThan(4_000);
        assertThat(failed() - before).isGreaterThan(100);
    }

    private static List<byte[]> garbage() {
        HexFormat hex = HexFormat.of();
        String preface = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n";
        return List.of(new byte[0], latin("GET / HTTP/1.1\r\nhost: x\r\n\r\n"), latin("GET\r\n\r\n"),
                latin("\u0000\u0001\u0002\u0003".repeat(50)), latin("POST / HTTP/1.1\r\ncontent-length: -5\r\n\r\nxx"),
                latin("GET / HTTP/1.1\r\ntransfer-encoding: chunked\r\n\r\nzz\r\n"),
                latin("GET " + "/x".repeat(5_000) + " HTTP/1.1\r\n\r\n"), latin("GET / HTTP/9.9\r\n\r\n"),
                // A TLS alert, a TLS record that is too long, a hello cut short, a hello of SSL 2.
                hex.parseHex("15030300020100"), hex.parseHex("160303ffff" + "00".repeat(40)),
                hex.parseHex("1603010005010000"), hex.parseHex("802e0100020015000000100100800200800300"),
                // HTTP/2: no settings, a frame too long, data on no stream, settings of a wrong size, headers that do not decode.
                latin(preface + "x".repeat(30)), concat(preface, "ffffff0400000000" + "00".repeat(20)),
                concat(preface, "000000040000000000" + "000005000000000001" + "0000000000"),
                concat(preface, "0000050400000000000000000000"),
                concat(preface, "000000040000000000" + "00000501050000000" + "1ffffffffff"),
                latin("<a"), latin("<?xml version='1.0'?><!DOCTYPE x>"),
                latin("\r\n\r\nREGISTER \u0000 SIP/2.0\r\n\r\n"));
    }

    private static byte[] latin(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static byte[] concat(String text, String hex) {
        return latin(text + new String(HexFormat.of().parseHex(hex), StandardCharsets.ISO_8859_1));
    }

    /// What it answers does not matter.
    private static void send(Socket to, byte[] bytes) throws IOException {
        try (to) {
            to.setSoTimeout(40);
            OutputStream out = to.getOutputStream();
            out.write(bytes);
            out.flush();
            if (bytes.length > 0) {
                var _ = to.getInputStream().read(new byte[8_192]);
            }
        } catch (SocketException | java.net.SocketTimeoutException | javax.net.ssl.SSLException ended) {
            assertThat(ended).isNotNull();
        }
    }

    private double failed() {
        return Metrics.read(server).value("portcullis_connections_failed_total");
    }

    private SSLSocket secured(String from) throws IOException {
        Socket socket = new Socket();
        socket.bind(new InetSocketAddress(InetAddress.ofLiteral(from), 0));
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), server.pagesPort));
        return RawXmpp.directTls(RawXmpp.on(socket), "TLSv1.3").tls();
    }

    private static boolean trickle(Socket socket, String text) {
        try {
            socket.getOutputStream().write(latin(text));
            socket.getOutputStream().flush();
            return true;
        } catch (IOException closed) {
            return false;
        }
    }

    /// The first line of the answer; a connection that was answered may give way to a newer one.
    private String signInPage() throws IOException {
        try (SSLSocket socket = secured("127.0.0.1");
                BufferedReader in = new BufferedReader(
                        new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))) {
            socket.setSoTimeout(5_000);
            trickle(socket, "GET /sign-in HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n");
            return String.valueOf(in.readLine()).toUpperCase(Locale.ROOT);
        }
    }
}
