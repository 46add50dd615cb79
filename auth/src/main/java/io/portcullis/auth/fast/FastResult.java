package io.portcullis.auth.fast;

import java.time.Instant;
import java.util.Optional;

/// What came of a client's wish.
public sealed interface FastResult {
    /// Done, and committed.
    ///
    /// @param issued what the client is to be told
    record Done(Optional<Issued> issued) implements FastResult {}

    /// The token was used with this count before, or is gone meanwhile: the client is not let in.
    record Replayed() implements FastResult {}

    /// A new token.
    record Issued(FastSecret secret, Instant expires) {}
}
