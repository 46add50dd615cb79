package io.portcullis.gateway.config;

import java.nio.file.Path;
import java.util.Optional;

/// Where a server keeps what is its own.
public record DataDirectory(Path path) {
    public DataDirectory {
        path = path.toAbsolutePath().normalize();
    }

    /// The configuration, unless another file is named on the command line.
    public Path configFile() {
        return path.resolve("portcullis.toml");
    }

    /// The key ring, unless [KeyRingPlace] finds another.
    public Path keys() {
        return path.resolve("keys");
    }

    /// The certificate that the configuration names, or the directory's own.
    public Path certificate(TlsConfig tls) {
        return tls.certificate().orElse(path.resolve("tls").resolve("certificate.pem"));
    }

    public Path certificateKey(TlsConfig tls) {
        return tls.key().map(SecretFile::path).orElse(path.resolve("tls").resolve("key.pem"));
    }

    public Path accountsDatabase() {
        return path.resolve("accounts.db");
    }

    public Path messagesDatabase() {
        return path.resolve("messages.db");
    }

    /// The Unix socket of a running server.
    public Path socket() {
        return path.resolve("portcullis.sock");
    }

    /// Held by the one process that has the stores open.
    public Path lock() {
        return path.resolve("portcullis.lock");
    }

    /// The configuration file, when there is one.
    public Optional<Path> existingConfigFile() {
        return Optional.of(configFile()).filter(java.nio.file.Files::exists);
    }
}
