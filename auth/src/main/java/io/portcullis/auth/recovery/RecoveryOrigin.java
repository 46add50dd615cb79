package io.portcullis.auth.recovery;

/// Who asked for a recovery.
public enum RecoveryOrigin {
    /// Somebody at the account pages, unknown: any sign-in to the account cancels it.
    OWNER,
    /// The operator, who knows the owner: devices that sign in by themselves do not cancel it, a sign-in at the account pages
    /// does.
    OPERATOR
}
