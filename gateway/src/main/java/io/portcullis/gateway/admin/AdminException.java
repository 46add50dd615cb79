package io.portcullis.gateway.admin;

import org.jspecify.annotations.Nullable;

/// What was asked was not done. The message is for the operator and holds nothing secret.
public final class AdminException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /// Why.
    public enum Reason {
        /// There is no such account or app password.
        NOT_FOUND,
        /// A name is taken, or there is no room for one more.
        CONFLICT,
        /// A value is not what it must be.
        BAD_VALUE,
        /// The server or the store is busy, or cannot be reached: try again.
        UNAVAILABLE,
        /// Something broke; the server's log says what.
        FAILED
    }

    private final Reason reason;

    public AdminException(Reason reason, @Nullable String message) {
        super(message);
        this.reason = reason;
    }

    /// The message.
    public String explanation() {
        return String.valueOf(getMessage());
    }

    public Reason reason() {
        return reason;
    }
}
