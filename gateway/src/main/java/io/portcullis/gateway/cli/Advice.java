package io.portcullis.gateway.cli;

import java.io.IOException;
import java.sql.SQLException;
import java.util.Optional;

/// What an operator can do about a failure of the disk or the database. Pure.
final class Advice {
    private static final int SQLITE_FULL = 13;
    private static final int LOW_BYTE = 0xFF;
    private static final int DEEPEST = 20;
    private static final String FULL = "the disk is full: make room, then try again";

    private Advice() {}

    /// By the first cause that says enough; empty when there is none.
    static Optional<String> about(Throwable failure) {
        Throwable cause = failure;
        for (int depth = 0; cause != null && depth < DEEPEST; depth++) {
            Optional<String> advice = switch (cause) {
                case SQLException sql -> sql(sql);
                case IOException io when String.valueOf(io.getMessage()).contains("No space left") -> Optional.of(FULL);
                default -> Optional.empty();
            };
            if (advice.isPresent()) {
                return advice;
            }
            cause = cause.getCause();
        }
        return Optional.empty();
    }

    /// SQLSTATE's classes 08 and 28 and what follows are PostgreSQL's; SQLite has its own codes and none of them.
    private static Optional<String> sql(SQLException failure) {
        String state = failure.getSQLState() == null ? "" : failure.getSQLState();
        if (state.isEmpty()) {
            return (failure.getErrorCode() & LOW_BYTE) == SQLITE_FULL ? Optional.of(FULL) : Optional.empty();
        }
        return switch (state) {
            case "53100" -> Optional.of("the disk of PostgreSQL is full: make room there, then try again");
            case "53300" -> Optional
                    .of("PostgreSQL has no connection left: raise its max_connections, or lower storage.connections");
            case "3D000" ->
                Optional.of("PostgreSQL has no database of the name in storage.url: make it, owned by storage.user");
            case "42501" -> Optional
                    .of("storage.user may not make tables: grant it CREATE on the schema, or let it own the database");
            default -> ofClass(state.substring(0, 2));
        };
    }

    private static Optional<String> ofClass(String state) {
        return switch (state) {
            case "08" -> Optional
                    .of("PostgreSQL does not answer: see that it runs and that storage.url names its host and port");
            case "28" -> Optional.of("PostgreSQL refuses storage.user: see storage.password-file and its pg_hba.conf");
            default -> Optional.empty();
        };
    }
}
