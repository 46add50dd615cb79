package io.portcullis.auth.store;

import io.portcullis.auth.passkey.Passkey;

/// A passkey with its sealed public key.
///
/// @param credentialHash of the authenticator's credential id; no two passkeys of any accounts share one
/// @param counter the authenticator's signature counter as it was last seen; 0 where it keeps none
public record StoredPasskey(Passkey passkey, SealedCredential key, String credentialHash, long counter) {}
