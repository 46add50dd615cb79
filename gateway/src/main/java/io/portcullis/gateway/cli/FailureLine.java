package io.portcullis.gateway.cli;

import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Optional;

/// One line about why a command failed: what, where, and what to do.
final class FailureLine {
    private static final int DEEPEST = 16;

    private FailureLine() {}

    static String of(Throwable failure) {
        Throwable root = root(failure);
        boolean alone = failure.getCause() == null;
        if (alone && !(failure instanceof UncheckedIOException)) {
            return String.valueOf(failure.getMessage());
        }
        String line = firstLine(said(failure, root));
        String cause = firstLine(String.valueOf(root.getMessage()));
        String whole = alone || line.contains(cause) ? line : line + ": " + cause;
        return advice(failure, root, cause).map(advice -> whole + " (" + advice + ")").orElse(whole);
    }

    private static Throwable root(Throwable failure) {
        Throwable root = failure;
        for (int i = 0; i < DEEPEST && root.getCause() != null; i++) {
            root = root.getCause();
        }
        return root;
    }

    /// What was said of it here; an unchecked wrapper says nothing of its own.
    private static String said(Throwable failure, Throwable root) {
        boolean wrapper = failure instanceof UncheckedIOException
                && String.valueOf(failure.getMessage()).equals(String.valueOf(failure.getCause()));
        return String.valueOf(wrapper ? root.getMessage() : failure.getMessage());
    }

    private static String firstLine(String text) {
        return text.lines().findFirst().orElse("").strip();
    }

    private static Optional<String> advice(Throwable failure, Throwable root, String cause) {
        // what PostgreSQL says of its own disk and rights sounds like what the system says of the data directory
        return state(failure).flatMap(FailureLine::postgresql).or(() -> files(root, cause.toLowerCase(Locale.ROOT)));
    }

    private static Optional<String> files(Throwable root, String lower) {
        if (lower.contains("no space left") || lower.contains("sqlite_full") || lower.contains("disk is full")) {
            return Optional.of("the disk is full: make room and start again; nothing that was acknowledged is lost");
        }
        if (lower.contains("sqlite_ioerr")) {
            return Optional
                    .of("the disk is full or fails: see df, and dmesg; make room and start again; nothing that was "
                            + "acknowledged is lost");
        }
        if (root instanceof AccessDeniedException || lower.contains("permission denied")
                || lower.contains("operation not permitted") || lower.contains("sqlite_readonly")
                || lower.contains("sqlite_cantopen")) {
            return Optional
                    .of("this user may not open it; the data directory and all in it must belong to the user that runs "
                            + "portcullis: chown -R USER DIR");
        }
        return Optional.empty();
    }

    /// The database's own word for it.
    private static Optional<String> state(Throwable failure) {
        Throwable each = failure;
        for (int i = 0; i < DEEPEST && each.getCause() != null && !(each instanceof SQLException); i++) {
            each = each.getCause();
        }
        return each instanceof SQLException sql ? Optional.ofNullable(sql.getSQLState()) : Optional.empty();
    }

    /// PostgreSQL documentation, appendix A.
    private static Optional<String> postgresql(String state) {
        return switch (state) {
            case "08000", "08001", "08003", "08004", "08006" ->
                Optional.of("does PostgreSQL run there, and does storage.url name it?");
            case "28P01", "28000" ->
                Optional.of("check storage.user, storage.password-file, and PostgreSQL's pg_hba.conf");
            case "3D000" -> Optional.of("make the database first: createdb NAME");
            case "42501" -> Optional.of("the user needs to create tables there: make it the database's owner");
            case "53100" -> Optional.of("the disk of PostgreSQL is full: make room there, then try again");
            case "53300" ->
                Optional.of("PostgreSQL has no connection left: raise max_connections or lower storage.connections");
            case "57P03" -> Optional.of("PostgreSQL is starting or stopping: try again");
            default -> Optional.empty();
        };
    }
}
