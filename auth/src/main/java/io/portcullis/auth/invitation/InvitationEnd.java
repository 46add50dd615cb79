package io.portcullis.auth.invitation;

/// Why an invitation ended that nobody accepted.
public enum InvitationEnd {
    /// The operator took it back.
    WITHDRAWN,
    /// Nobody opened its link in time.
    EXPIRED
}
