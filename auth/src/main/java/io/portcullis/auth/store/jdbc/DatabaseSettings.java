package io.portcullis.auth.store.jdbc;

import io.portcullis.auth.secret.Secret;
import java.nio.file.Path;

/// Which database holds the accounts.
public sealed interface DatabaseSettings {
    /// A file of its own, made with mode 0600 if it is missing. `readers` connections read beside the one that writes.
    record Sqlite(Path file, int readers) implements DatabaseSettings {
        public Sqlite {
            if (file.toString().contains("?")) {
                throw new IllegalArgumentException("file: " + file + " (expected: a path without '?')");
            }
            if (readers < 1 || readers > 64) {
                throw new IllegalArgumentException("readers: " + readers + " (expected: 1-64)");
            }
        }
    }

    /// `url` is a JDBC URL, `jdbc:postgresql://host/database`, and carries no password.
    record Postgresql(String url, String user, Secret password, int connections) implements DatabaseSettings {
        public Postgresql {
            if (!url.startsWith("jdbc:postgresql:") || url.contains("password=")) {
                throw new IllegalArgumentException("url (expected: jdbc:postgresql://…, with no password in it)");
            }
            if (connections < 2 || connections > 512) {
                throw new IllegalArgumentException("connections: " + connections + " (expected: 2-512)");
            }
        }
    }
}
