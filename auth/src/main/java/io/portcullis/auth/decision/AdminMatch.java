package io.portcullis.auth.decision;

import io.portcullis.auth.apitoken.ApiScope;
import io.portcullis.auth.apitoken.ApiTokenId;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/// Who asks for an act of administration.
public sealed interface AdminMatch {
    /// A process that could open the server's own socket or stores: it could as well read the key ring.
    record OwnSocket() implements AdminMatch {}

    /// Somebody on the network who showed nothing.
    record NothingShown() implements AdminMatch {}

    /// Somebody on the network who showed what is no token, or none any more.
    record NoToken() implements AdminMatch {}

    /// The holder of a token.
    ///
    /// @param expires the first instant at which it no longer opens
    record Token(ApiTokenId id, Set<ApiScope> scopes, Optional<Instant> expires) implements AdminMatch {
        public Token {
            scopes = Set.copyOf(scopes);
        }
    }
}
