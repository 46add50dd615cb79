package io.portcullis.gateway.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/// TLS of every listener that speaks it.
public record TlsConfig(
        @Setting(initial = "auto", meaning = "`boringssl`, `jdk`, or `auto`: BoringSSL where its native library loads, the JDK elsewhere.") Provider provider,
        @Setting(meaning = "PEM file of the certificate and its chain; `tls/certificate.pem` in the data directory when absent.") Optional<Path> certificate,
        @Setting(meaning = "PEM file (PKCS #8) of the private key; `tls/key.pem` in the data directory when absent.") Optional<SecretFile> key,
        @Setting(initial = "1m", range = "1s-1d", meaning = "How often the two files are looked at; a changed certificate serves new connections.") Duration reload,
        @Setting(initial = "3s", range = "1s-5m", meaning = "A handshake that takes longer is ended.") Duration handshakeTimeout) {

    /// Who does the cryptography.
    public enum Provider {
        AUTO, BORINGSSL, JDK
    }
}
