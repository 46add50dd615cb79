package io.portcullis.auth.passkey;

/// The key of a passkey that was just made.
///
/// @param counter the authenticator's signature counter; 0 where it keeps none
public record NewPasskeyKey(PasskeyKey key, long counter) {}
