package io.portcullis.auth.secret;

import io.portcullis.auth.account.AccountName;

/// What a sealed blob belongs to: it opens for nothing else.
///
/// @param credential an app password's id, or one of the constants
public record SealContext(AccountName account, String credential) {
    /// The primary password's Argon2id hash.
    public static final String PRIMARY_HASH = "primary-hash";
    /// The primary password's messaging verifiers.
    public static final String PRIMARY_VERIFIERS = "primary-verifiers";
}
