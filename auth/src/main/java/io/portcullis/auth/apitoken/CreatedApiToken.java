package io.portcullis.auth.apitoken;

import io.portcullis.auth.secret.Secret;

/// A new token, and what its holder shows: not to be had again.
public record CreatedApiToken(ApiToken token, Secret bearer) {}
