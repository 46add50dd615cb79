package io.portcullis.gateway.admin;

import io.portcullis.auth.secret.Secret;
import io.portcullis.auth.store.jdbc.DatabaseSettings;
import io.portcullis.gateway.config.DataDirectory;
import io.portcullis.gateway.config.StorageConfig;
import io.portcullis.gateway.store.JournalDatabase;

/// The databases that a configuration means: two files of the data directory, or one PostgreSQL for both.
public final class ConfiguredDatabases {
    private static final String USER = "portcullis";

    private ConfiguredDatabases() {}

    static DatabaseSettings accounts(StorageConfig storage, DataDirectory data) {
        return switch (storage.kind()) {
            case SQLITE -> new DatabaseSettings.Sqlite(data.accountsDatabase(), storage.connections());
            case POSTGRESQL -> new DatabaseSettings.Postgresql(storage.url().orElseThrow(),
                    storage.user().orElse(USER), password(storage), storage.connections());
        };
    }

    /// Where messages are kept.
    public static JournalDatabase messages(StorageConfig storage, DataDirectory data) {
        return switch (storage.kind()) {
            case SQLITE -> new JournalDatabase.Sqlite(data.messagesDatabase());
            case POSTGRESQL -> new JournalDatabase.Postgresql(storage.url().orElseThrow(),
                    storage.user().orElse(USER), password(storage));
        };
    }

    private static Secret password(StorageConfig storage) {
        return storage.passwordFile().map(AuthOpening::read).orElseGet(() -> Secret.of(""));
    }
}
