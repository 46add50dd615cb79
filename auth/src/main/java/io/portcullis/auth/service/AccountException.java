package io.portcullis.auth.service;

/// A change that was asked for and not made; the message is fit for the person who asked, and holds nothing secret.
public final class AccountException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /// Why it was not made.
    public enum Reason {
        /// Nobody has that name.
        UNKNOWN_ACCOUNT,
        /// Somebody has that name.
        NAME_TAKEN,
        /// The account has as many live app passwords as it may have.
        TOO_MANY_APP_PASSWORDS,
        /// Something else has to be done first.
        NOT_READY,
        /// The account was recovered, and has no second step again yet.
        SECOND_STEP_FIRST,
        /// A value is out of bounds.
        BAD_VALUE,
        /// Too much else is going on; the same may work in a moment.
        BUSY
    }

    private final Reason reason;

    public AccountException(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
