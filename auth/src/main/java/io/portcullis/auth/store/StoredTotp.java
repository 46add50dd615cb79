package io.portcullis.auth.store;

import io.portcullis.auth.secondstep.Totp;

/// An authenticator app with its sealed secret.
///
/// @param lastStep the step of the newest code that was accepted
public record StoredTotp(Totp totp, SealedCredential secret, long lastStep) {}
