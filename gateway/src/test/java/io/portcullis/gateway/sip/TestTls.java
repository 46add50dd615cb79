package io.portcullis.gateway.sip;

import io.portcullis.gateway.config.TlsConfig;
import io.portcullis.gateway.net.ReloadingServerTls;
import io.portcullis.gateway.net.SelfSignedCertificate;
import io.portcullis.gateway.net.ServerTls;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.CertificateFactory;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;

/// Both ends of TLS with a certificate made for the test, which the phones trust and no other.
record TestTls(Path directory) {
    TestTls {
        SelfSignedCertificate.create(FakeLogins.REALM, directory.resolve("certificate.pem"),
                directory.resolve("key.pem"),
                new SecureRandom(), Clock.systemUTC());
    }

    ServerTls server() {
        return new ReloadingServerTls(new TlsConfig(TlsConfig.Provider.AUTO, Optional.empty(), Optional.empty(),
                Duration.ofMinutes(1), Duration.ofSeconds(10)), directory.resolve("certificate.pem"),
                directory.resolve("key.pem"));
    }

    /// A connection whose handshake is done.
    Socket connect(InetAddress address, int port) {
        try (InputStream pem = Files.newInputStream(directory.resolve("certificate.pem"))) {
            KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
            trusted.load(null, null);
            trusted.setCertificateEntry("server", CertificateFactory.getInstance("X.509").generateCertificate(pem));
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(trusted);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            SSLSocket socket = (SSLSocket) context.getSocketFactory().createSocket(address, port);
            socket.startHandshake();
            return socket;
        } catch (GeneralSecurityException | IOException failed) {
            throw new IllegalStateException("no TLS connection", failed);
        }
    }
}
