package io.portcullis.auth.secondstep;

/// With what a second step was made.
public enum SecondStepKind {
    /// An authenticator app's code.
    TOTP,
    /// A passkey.
    PASSKEY,
    /// The recovery key.
    RECOVERY_KEY,
    /// One of the one-time codes.
    ONE_TIME_CODE
}
