package io.portcullis.gateway.config;

import java.time.Duration;
import java.util.Optional;

/// Where accounts and messages are kept.
public record StorageConfig(
        @Setting(initial = "sqlite", meaning = "`sqlite`: files in the data directory; or `postgresql`.") Kind kind,
        @Setting(range = "jdbc:postgresql://HOST[:PORT]/DATABASE", pattern = "jdbc:postgresql:.+", meaning = "The PostgreSQL database. It must not contain a password.") Optional<String> url,
        @Setting(meaning = "The PostgreSQL user.") Optional<String> user,
        @Setting(meaning = "File with the PostgreSQL user's password.") Optional<SecretFile> passwordFile,
        @Setting(initial = "8", range = "1-1000", meaning = "Database connections at most, of each of the two pools.") int connections,
        @Setting(initial = "10s", range = "100ms-5m", meaning = "How long to wait for a free connection or a locked database.") Duration timeout) {

    /// The database engine.
    public enum Kind {
        SQLITE, POSTGRESQL
    }
}
