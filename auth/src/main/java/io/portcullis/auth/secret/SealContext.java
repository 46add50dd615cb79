package io.portcullis.auth.secret;

import io.portcullis.auth.account.AccountName;

/// What a sealed blob belongs to: it opens for nothing else.
///
/// @param credential an app password's id, or one of the constants (a prefix with an id behind it); at most 256 characters
public record SealContext(AccountName account, String credential) {
    /// The primary password's Argon2id hash.
    public static final String PRIMARY_HASH = "primary-hash";
    /// The primary password's messaging verifiers.
    public static final String PRIMARY_VERIFIERS = "primary-verifiers";
    /// The recovery key's hash.
    public static final String RECOVERY_KEY = "recovery-key";
    /// The hash of a recovery key that was shown and not typed back yet.
    public static final String RECOVERY_KEY_NEW = "recovery-key-new";
    /// The hashes of the one-time codes that are left.
    public static final String ONE_TIME_CODES = "one-time-codes";
    /// An authenticator app's secret: this and its id.
    public static final String TOTP_PREFIX = "totp-";
    /// What a mail in the outbox says: this and its id.
    public static final String MAIL_PREFIX = "mail-";
    /// A token's secret: this and its id.
    public static final String FAST_PREFIX = "fast-";
    /// What an app password that ended is recognised by: this and its id.
    public static final String ENDED_PREFIX = "ended-";
    /// A passkey's public key: this and its id.
    public static final String PASSKEY_PREFIX = "passkey-";

    /// @throws IllegalArgumentException where the credential is too long to be one
    public SealContext {
        if (credential.isEmpty() || credential.length() > 256) {
            throw new IllegalArgumentException("credential: " + credential.length() + " characters (expected: 1-256)");
        }
    }
}
