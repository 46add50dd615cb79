package io.portcullis.auth.notice;

/// What a mail tells of.
public enum NoticeKind {
    /// Asks the owner of an address to open a link, before anything else is sent there.
    CONFIRM_ADDRESS,
    ADDRESS_CONFIRMED, ADDRESS_REMOVED, TWO_STEP_ON, TWO_STEP_OFF, PASSWORD_CHANGED,
    /// An operator asks for it; its link leads to a sign-in and holds no secret.
    ADD_DEVICE,
    APP_PASSWORD_MADE, APP_PASSWORD_REVOKED, APP_PASSWORD_EXPIRED, APP_PASSWORD_EXPIRING,
    /// An app password was used from a network that the account was not used from before.
    NEW_PLACE,
    /// A second step failed after a right password, or within a session.
    SECOND_STEP_FAILED, SIGN_IN_REFUSED, TOTP_ADDED, TOTP_REMOVED, RECOVERY_KEY_MADE, RECOVERY_KEY_USED, CODES_MADE,
    TRUSTED_BROWSER_ADDED, PASSKEY_ADDED, PASSKEY_REMOVED,
    /// Somebody says that they lost everything; with the link that cancels it.
    RECOVERY_STARTED, RECOVERY_CANCELLED,
    /// The waiting period is over; with the link that finishes it.
    RECOVERY_READY, RECOVERY_FINISHED,
    /// Somebody may choose the first password of the account; with the link for it.
    INVITED,
    /// Soon the account's primary password opens the account pages only; told once.
    RULE_ANNOUNCED;
}
