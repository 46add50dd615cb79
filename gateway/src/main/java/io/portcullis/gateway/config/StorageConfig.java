package io.portcullis.gateway.config;

import java.util.Optional;

/// Where accounts and messages are kept.
public record StorageConfig(
        @Setting(initial = "sqlite", meaning = "`sqlite`: files in the data directory; or `postgresql`.") Kind kind,
        @Setting(range = "jdbc:postgresql://HOST[:PORT]/DATABASE", pattern = "jdbc:postgresql:.+", meaning = "The PostgreSQL database. It must not contain a password.") Optional<String> url,
        @Setting(meaning = "The PostgreSQL user.") Optional<String> user,
        @Setting(meaning = "File with the PostgreSQL user's password.") Optional<SecretFile> passwordFile,
        @Setting(initial = "8", range = "2-64", meaning = "Connections that read accounts (SQLite), or all connections to the database (PostgreSQL).") int connections) {

    /// The database engine.
    public enum Kind {
        SQLITE, POSTGRESQL
    }
}
