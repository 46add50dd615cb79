package io.portcullis.auth.store.jdbc;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import io.portcullis.auth.store.StoreException;
import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/// Brings a database to this version's schema as it is opened, and refuses one of a newer version. The gateway keeps its
/// own tables and its own history beside these.
final class Migrations {
    static final Dialect SQLITE = new Dialect("sqlite", Map.of("key", "text", "bytes", "blob"));
    static final Dialect POSTGRESQL = new Dialect("postgresql",
            Map.of("key", "text collate \"C\"", "bytes", "bytea"));

    private static final String DIRECTORY = "classpath:io/portcullis/auth/db/";

    private Migrations() {}

    /// What one database writes differently.
    record Dialect(String directory, Map<String, String> types) {}

    /// @param where named in what is said of a failure
    static HikariDataSource open(HikariConfig config, Dialect dialect, String where) {
        HikariDataSource pool = connect(config, where);
        try {
            migrate(pool, dialect);
            return pool;
        } catch (FlywayException e) {
            pool.close();
            throw new StoreException("Bringing the accounts database " + where + " up to date failed", e);
        }
    }

    private static HikariDataSource connect(HikariConfig config, String where) {
        try {
            return new HikariDataSource(config);
        } catch (PoolInitializationException e) {
            throw new StoreException("Opening the accounts database " + where + " failed", e);
        }
    }

    private static void migrate(DataSource database, Dialect dialect) {
        Flyway.configure(Migrations.class.getClassLoader()).dataSource(database).table("auth_schema_history")
                .locations(DIRECTORY + "common", DIRECTORY + dialect.directory()).placeholders(dialect.types())
                .baselineOnMigrate(true).baselineVersion("0").ignoreMigrationPatterns(new String[0]).cleanDisabled(true)
                .validateMigrationNaming(true).load().migrate();
    }
}
