package io.portcullis.auth.decision;

/// Why an act of administration was refused.
public enum AdminRefusal {
    /// No token was shown.
    NOTHING_SHOWN,
    /// What was shown is no token, or one that was revoked.
    WRONG_TOKEN,
    /// The token's time is over.
    EXPIRED,
    /// The token does not open this.
    OUT_OF_SCOPE,
    /// No token opens this: it is for the server's own socket.
    LOCAL_ONLY
}
