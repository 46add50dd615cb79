package io.portcullis.gateway.cli;

import io.portcullis.gateway.admin.AdminException;

/// What the command's exit code says.
final class ExitCodes {
    static final int DONE = 0;
    static final int FAILED = 1;
    static final int USAGE = 2;
    static final int CONFIGURATION = 3;
    static final int NOT_FOUND = 4;
    static final int CONFLICT = 5;
    static final int UNAVAILABLE = 6;

    private ExitCodes() {}

    static int of(AdminException.Reason reason) {
        return switch (reason) {
            case NOT_FOUND -> NOT_FOUND;
            case CONFLICT -> CONFLICT;
            case BAD_VALUE -> USAGE;
            case UNAVAILABLE -> UNAVAILABLE;
            case FAILED -> FAILED;
        };
    }
}
