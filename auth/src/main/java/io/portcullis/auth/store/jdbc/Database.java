package io.portcullis.auth.store.jdbc;

import com.zaxxer.hikari.HikariDataSource;
import io.portcullis.auth.store.StoreException;
import java.sql.SQLException;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.statement.StatementExceptions;
import org.jdbi.v3.core.statement.StatementExceptions.MessageRendering;

/// The pools of one database and its transactions. Every method blocks: never called on an event loop.
final class Database implements AutoCloseable {
    /// Serialization failure and deadlock of PostgreSQL; SQLite tells busy by its own codes.
    private static final Set<String> TRY_AGAIN_STATES = Set.of("40001", "40P01");
    private static final String FOREIGN_KEY_STATE = "23503";
    private static final int SQLITE_BUSY = 5;
    private static final int SQLITE_CONSTRAINT = 19;
    private static final int ATTEMPTS = 4;

    private final HikariDataSource writePool;
    private final HikariDataSource readPool;
    private final Jdbi writes;
    private final Jdbi reads;

    /// `readPool` may be the same pool as `writePool`.
    Database(HikariDataSource writePool, HikariDataSource readPool) {
        this.writePool = writePool;
        this.readPool = readPool;
        writes = silent(writePool);
        reads = silent(readPool);
    }

    /// Jdbi would put the bound values into its messages.
    private static Jdbi silent(DataSource pool) {
        Jdbi jdbi = Jdbi.create(pool);
        jdbi.getConfig(StatementExceptions.class).setMessageRendering(MessageRendering.NONE);
        return jdbi;
    }

    /// Runs `work` in one transaction, again when the database says that another one was in its way.
    <T> T write(String what, Function<Handle, T> work) {
        for (int attempt = 1;; attempt++) {
            try {
                return writes.inTransaction(work::apply);
            } catch (JdbiException e) {
                if (attempt == ATTEMPTS || !mayTryAgain(e)) {
                    throw new StoreException(what + " failed; nothing was changed", e);
                }
            }
        }
    }

    /// As [#write]; false, and nothing changed, when the work answers false or a foreign key forbids it.
    boolean writeUnlessRefused(String what, Function<Handle, Boolean> work) {
        try {
            return write(what, work);
        } catch (StoreException e) {
            if (sqlCause(e).filter(Database::isForeignKey).isPresent()) {
                return false;
            }
            throw e;
        }
    }

    /// Runs one statement that reads.
    <T> T read(String what, Function<Handle, T> work) {
        try {
            return reads.withHandle(work::apply);
        } catch (JdbiException e) {
            throw new StoreException(what + " failed", e);
        }
    }

    private static boolean mayTryAgain(JdbiException e) {
        return sqlCause(e).filter(sql -> TRY_AGAIN_STATES.contains(state(sql)) || sqliteCode(sql) == SQLITE_BUSY)
                .isPresent();
    }

    private static boolean isForeignKey(SQLException sql) {
        return state(sql).equals(FOREIGN_KEY_STATE) || sqliteCode(sql) == SQLITE_CONSTRAINT;
    }

    private static Optional<SQLException> sqlCause(Throwable e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                return Optional.of(sql);
            }
        }
        return Optional.empty();
    }

    private static String state(SQLException sql) {
        return Objects.requireNonNullElse(sql.getSQLState(), "");
    }

    /// The primary result code; PostgreSQL's driver gives 0.
    private static int sqliteCode(SQLException sql) {
        return sql.getErrorCode() & 0xff;
    }

    @Override
    public void close() {
        readPool.close();
        writePool.close();
    }
}
