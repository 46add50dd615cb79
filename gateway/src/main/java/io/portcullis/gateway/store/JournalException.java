package io.portcullis.gateway.store;

/// The database could not be opened at the start.
public final class JournalException extends RuntimeException {
    private static final long serialVersionUID = 1;

    JournalException(String message, Throwable cause) {
        super(message, cause);
    }
}
