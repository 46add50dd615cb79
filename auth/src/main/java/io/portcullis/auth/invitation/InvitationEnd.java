package io.portcullis.auth.invitation;

/// Why an invitation ended by which nobody chose a password.
public enum InvitationEnd {
    /// The operator took it back.
    WITHDRAWN,
    /// Nobody opened its link in time.
    EXPIRED,
    /// Whoever had the link has made a passkey, and needs no password.
    PASSKEY
}
