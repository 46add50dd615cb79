package io.portcullis.auth.decision;

/// Why a login was refused: for metrics, the audit log and the owner. The wire says the same for all of them.
public enum RefusalReason {
    /// No account has that name.
    UNKNOWN_ACCOUNT,
    /// The account is suspended.
    SUSPENDED,
    /// No credential of the account matched.
    WRONG_SECRET,
    /// The primary password, where only app-specific passwords open.
    PRIMARY_PASSWORD,
    /// The primary password from a device not seen before, where the rollout blocks new ones.
    NEW_DEVICE,
    /// An app-specific password that does not cover the protocol, or any password for administration.
    OUT_OF_SCOPE,
    /// An app-specific password or a token after its expiry.
    EXPIRED,
    /// An app-specific password that was revoked, or ran out some time ago.
    REVOKED,
    /// An app-specific password outside its networks.
    NETWORK_NOT_ALLOWED,
    /// Too many wrong answers before; this one may have been right.
    THROTTLED,
    /// A token with a count it was used with before, or that ended while the login was under way.
    REPLAYED,
    /// The account changed while the login was under way.
    SUPERSEDED
}
