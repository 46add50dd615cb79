package io.portcullis.gateway.web.session;

/// How far a sign-in has come.
public enum Stage {
    /// The password was right; the second step is still to come, and nothing is shown before.
    SECOND_STEP,
    /// Signed in, by a trusted browser without a second step now.
    SIGNED_IN,
    /// Signed in with every step just now: a fresh check, for five minutes.
    CHECKED
}
