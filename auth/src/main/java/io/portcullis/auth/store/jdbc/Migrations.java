package io.portcullis.auth.store.jdbc;

import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/// Brings a database to this version's schema. The gateway keeps its own tables and its own history beside these.
final class Migrations {
    private static final String DIRECTORY = "classpath:io/portcullis/auth/db/";

    private Migrations() {}

    static void sqlite(DataSource database) {
        migrate(database, "sqlite", Map.of("key", "text", "bytes", "blob"));
    }

    static void postgresql(DataSource database) {
        migrate(database, "postgresql", Map.of("key", "text collate \"C\"", "bytes", "bytea"));
    }

    private static void migrate(DataSource database, String dialect, Map<String, String> types) {
        Flyway.configure(Migrations.class.getClassLoader()).dataSource(database).table("auth_schema_history")
                .locations(DIRECTORY + "common", DIRECTORY + dialect).placeholders(types).baselineOnMigrate(true)
                .baselineVersion("0").cleanDisabled(true).validateMigrationNaming(true).load().migrate();
    }
}
