package io.portcullis.gateway.store;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Set;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.JournalMode;
import org.sqlite.SQLiteConfig.SynchronousMode;
import org.sqlite.SQLiteDataSource;

/// SQLite: write-ahead log, every commit on the disk.
final class SqliteDialect implements Dialect {
    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");
    /// SQLITE_CONSTRAINT, SQLITE_MISMATCH, SQLITE_TOOBIG, SQLITE_RANGE, SQLITE_ERROR: the statement's own fault.
    private static final Set<Integer> OWN_FAULT = Set.of(19, 20, 18, 25, 1);
    private static final int SQLITE_FULL = 13;
    /// 16 MiB of log before it is copied into the database: pages that many groups touch are copied once.
    private static final int CHECKPOINT_PAGES = 4_000;
    private static final int CACHE_KIB = 16_384;
    private static final int LOG_LIMIT_BYTES = 64 << 20;

    private final Path file;
    private final SQLiteDataSource source;

    SqliteDialect(Path file) {
        this.file = file;
        source = new SQLiteDataSource(config());
        source.setUrl("jdbc:sqlite:" + file);
    }

    private static SQLiteConfig config() {
        SQLiteConfig config = new SQLiteConfig();
        config.setJournalMode(JournalMode.WAL);
        config.setSynchronous(SynchronousMode.FULL);
        config.setBusyTimeout(10_000);
        // Nobody asks for them, and each insert would run a query for them.
        config.setGetGeneratedKeys(false);
        config.setCacheSize(-CACHE_KIB);
        config.setJournalSizeLimit(LOG_LIMIT_BYTES);
        config.setPragma(SQLiteConfig.Pragma.WAL_AUTOCHECKPOINT, Integer.toString(CHECKPOINT_PAGES));
        return config;
    }

    @Override
    public Connection connect() throws SQLException {
        Connection connection = source.getConnection();
        connection.setAutoCommit(false);
        return connection;
    }

    @Override
    public void migrate() {
        makePrivate();
        Migrations.run(source, "sqlite",
                Map.of("bytes", "blob", "long", "integer", "number", "integer primary key autoincrement",
                        "clustered", "without rowid"));
    }

    /// SQLite gives its log and its shared memory the mode of the database file.
    private void makePrivate() {
        try {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(OWNER_ONLY));
        } catch (FileAlreadyExistsException exists) {
            tighten();
        } catch (IOException e) {
            throw new JournalException("making " + file + " failed", e);
        }
    }

    private void tighten() {
        try {
            Files.setPosixFilePermissions(file, OWNER_ONLY);
        } catch (IOException e) {
            throw new JournalException("setting the mode of " + file + " to 0600 failed", e);
        }
    }

    @Override
    public boolean batches() {
        return false;
    }

    @Override
    public StoreFailure classify(SQLException failure) {
        int code = failure.getErrorCode() & 0xFF;
        if (code == SQLITE_FULL) {
            return StoreFailure.DISK_FULL;
        }
        return OWN_FAULT.contains(code) ? StoreFailure.REJECTED : StoreFailure.UNAVAILABLE;
    }
}
