package io.portcullis.auth.secret;

import io.portcullis.auth.account.AccountName;

/// What a sealed blob belongs to: it opens for nothing else.
///
/// @param credential an app password's id, or one of the constants; at most 256 characters
public record SealContext(AccountName account, String credential) {
    /// The primary password's Argon2id hash.
    public static final String PRIMARY_HASH = "primary-hash";
    /// The primary password's messaging verifiers.
    public static final String PRIMARY_VERIFIERS = "primary-verifiers";

    /// @throws IllegalArgumentException where the credential is too long to be one
    public SealContext {
        if (credential.isEmpty() || credential.length() > 256) {
            throw new IllegalArgumentException("credential: " + credential.length() + " characters (expected: 1-256)");
        }
    }
}
