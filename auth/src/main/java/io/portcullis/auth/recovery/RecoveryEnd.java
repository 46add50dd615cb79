package io.portcullis.auth.recovery;

/// Why a recovery was cancelled.
public enum RecoveryEnd {
    /// Somebody signed in.
    SIGN_IN,
    /// Somebody opened the link that cancels it.
    LINK,
    /// Nobody opened the link that finishes it, in time.
    EXPIRED
}
