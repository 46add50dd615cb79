package io.portcullis.auth.store;

import io.portcullis.auth.fast.FastToken;

/// A token with its sealed secret.
public record StoredFastToken(FastToken token, SealedCredential secret) {}
