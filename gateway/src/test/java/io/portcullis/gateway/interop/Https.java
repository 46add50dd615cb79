package io.portcullis.gateway.interop;

import io.portcullis.gateway.web.Visitor;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;

/// The JDK's own HTTP client, which trusts the server's certificate and no other.
final class Https implements Visitor.Carrier, AutoCloseable {
    private final int port;
    private final SSLContext tls;
    private final HttpClient client;

    private Https(int port, SSLContext tls, InetAddress from) {
        this.port = port;
        this.tls = tls;
        this.client = HttpClient.newBuilder().sslContext(tls).version(HttpClient.Version.HTTP_1_1).localAddress(from)
                .connectTimeout(Duration.ofSeconds(10)).build();
    }

    static Https to(StartedServer server) {
        return through(server.pagesPort, server, InetAddress.getLoopbackAddress());
    }

    /// The server's pages on another port, from that address of this machine.
    static Https through(int port, StartedServer server, InetAddress from) {
        return new Https(port, trusting(server.data().resolve("tls/certificate.pem")), from);
    }

    static Https toAdministration(StartedServer server) {
        return through(server.adminPort, server, InetAddress.getLoopbackAddress());
    }

    private static SSLContext trusting(Path certificate) {
        try (InputStream in = Files.newInputStream(certificate)) {
            KeyStore anchors = KeyStore.getInstance("PKCS12");
            anchors.load(null, null);
            anchors.setCertificateEntry("server", CertificateFactory.getInstance("X.509").generateCertificate(in));
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(anchors);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            return context;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    Visitor visitor() {
        return new Visitor(this);
    }

    @Override
    public Visitor.Reply carry(String method, String target, Map<String, String> headers, String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("https://localhost:" + port + target))
                .timeout(Duration.ofSeconds(20))
                .method(method, body.isEmpty()
                        ? HttpRequest.BodyPublishers.noBody()
                        : HttpRequest.BodyPublishers.ofString(body));
        headers.forEach(request::header);
        try {
            HttpResponse<String> response = client.send(request.build(),
                    HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
            return new Visitor.Reply(response.statusCode(), response.headers().map(), response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /// The page that the server answers with to bytes that no HTTP client would send, with its headers.
    String raw(String request) {
        try (SSLSocket socket = (SSLSocket) tls.getSocketFactory().createSocket(InetAddress.getLoopbackAddress(),
                port)) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            StringBuilder said = new StringBuilder();
            byte[] buffer = new byte[4096];
            while (said.indexOf("</html>") < 0) {
                int count = socket.getInputStream().read(buffer);
                if (count < 0) {
                    break;
                }
                said.append(new String(buffer, 0, count, StandardCharsets.UTF_8));
            }
            return said.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
