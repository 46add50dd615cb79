package io.portcullis.gateway.store;

import io.portcullis.auth.secret.Secret;
import java.nio.file.Path;

/// Which database holds the journal's tables.
public sealed interface JournalDatabase {
    /// A file of its own, made with mode 0600 if it is missing; its directory must exist.
    record Sqlite(Path file) implements JournalDatabase {
        public Sqlite {
            if (file.toString().contains("?")) {
                throw new IllegalArgumentException("file: " + file + " (expected: a path without '?')");
            }
        }
    }

    /// `url` is a JDBC URL, `jdbc:postgresql://host/database`, and carries no password.
    record Postgresql(String url, String user, Secret password) implements JournalDatabase {
        public Postgresql {
            if (!url.startsWith("jdbc:postgresql:") || url.contains("password=")) {
                throw new IllegalArgumentException("url (expected: jdbc:postgresql://…, with no password in it)");
            }
        }
    }
}
