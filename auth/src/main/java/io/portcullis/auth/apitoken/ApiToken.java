package io.portcullis.auth.apitoken;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/// A bearer token of the administration API, without its secret. It belongs to no account.
///
/// @param name the operator's: 1 to 64 of `a-z0-9._-`, not beginning with a mark; no two have the same
/// @param expires the first instant at which it no longer opens
/// @param lastUsed to the minute
public record ApiToken(ApiTokenId id, String name, Set<ApiScope> scopes, Instant created, Optional<Instant> expires,
        Optional<Instant> lastUsed) {
    private static final String NAME = "[a-z0-9][a-z0-9._-]{0,63}";

    /// @throws IllegalArgumentException where the name has another form, or it would open nothing
    public ApiToken {
        scopes = Set.copyOf(scopes);
        if (!name.matches(NAME)) {
            throw new IllegalArgumentException("name (expected: 1-64 of a-z0-9._-, beginning with a letter or digit)");
        }
        if (scopes.isEmpty()) {
            throw new IllegalArgumentException("scopes: none (expected: at least one)");
        }
    }
}
