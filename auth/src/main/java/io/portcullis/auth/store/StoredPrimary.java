package io.portcullis.auth.store;

import io.portcullis.auth.account.Account;
import java.util.Optional;

/// An account with its primary password's hash and nothing else, as it was at one version.
///
/// @param hash the primary password's Argon2id string
public record StoredPrimary(Account account, Optional<SealedCredential> hash) {}
