package io.portcullis.auth.login;

/// What is guessed at. Wrong answers of one class do not slow down another.
public enum GuessClass {
    /// Whatever messaging and calling open to. One class, for which kind an account has must not be told by its throttle.
    APP_PASSWORD,
    /// The primary password, where it opens account pages or administration.
    PRIMARY_PASSWORD, SECOND_STEP, RECOVERY_KEY,
    /// What answers for a passkey when nobody is known yet. Counted by the credential, not by the account.
    PASSKEY,
    /// The link that sets a device up.
    SET_UP_LINK,
    /// Not guessed, but asked for: a mail to an address that was just typed. Every one counts.
    NEW_ADDRESS,
    /// Which names are taken, asked by whoever may make an account.
    NEW_ACCOUNT,
    /// Not guessed, but asked for: a recovery from losing everything. Every one counts.
    RECOVERY
}
