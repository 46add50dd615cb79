package io.portcullis.auth.apitoken;

import io.portcullis.auth.secondstep.TokenHash;

/// A token with the hash of its secret.
public record StoredApiToken(ApiToken token, TokenHash secret) {}
