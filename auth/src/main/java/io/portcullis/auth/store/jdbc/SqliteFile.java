package io.portcullis.auth.store.jdbc;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.portcullis.auth.store.StoreException;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/// Opens an SQLite file: write-ahead log, every commit on the disk, one connection that writes.
final class SqliteFile {
    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");

    private SqliteFile() {}

    static Database open(DatabaseSettings.Sqlite settings) {
        makePrivate(settings.file());
        HikariConfig writer = pool(settings.file(), "accounts-writer", 1, "IMMEDIATE", "pragma query_only = off");
        HikariConfig readers = pool(settings.file(), "accounts-reader", settings.readers(), "DEFERRED",
                "pragma query_only = on");
        HikariDataSource writePool = Migrations.open(writer, Migrations.SQLITE, settings.file().toString());
        return new Database(writePool, new HikariDataSource(readers));
    }

    /// SQLite gives its log and its shared memory the mode of the database file.
    private static void makePrivate(Path file) {
        try {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(OWNER_ONLY));
        } catch (FileAlreadyExistsException e) {
            tighten(file);
        } catch (IOException e) {
            throw new StoreException("Making " + file + " failed", e);
        }
    }

    private static void tighten(Path file) {
        try {
            Files.setPosixFilePermissions(file, OWNER_ONLY);
        } catch (IOException e) {
            throw new StoreException("Setting the mode of " + file + " to 0600 failed", e);
        }
    }

    private static HikariConfig pool(Path file, String name, int connections, String transactions, String init) {
        HikariConfig config = new HikariConfig();
        config.setPoolName(name);
        config.setJdbcUrl("jdbc:sqlite:" + file);
        config.setMaximumPoolSize(connections);
        config.setMaxLifetime(0);
        config.setConnectionInitSql(init);
        config.addDataSourceProperty("journal_mode", "WAL");
        config.addDataSourceProperty("synchronous", "FULL");
        config.addDataSourceProperty("foreign_keys", "true");
        config.addDataSourceProperty("busy_timeout", "10000");
        config.addDataSourceProperty("transaction_mode", transactions);
        return config;
    }
}
