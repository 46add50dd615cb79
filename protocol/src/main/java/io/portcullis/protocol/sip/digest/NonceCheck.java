package io.portcullis.protocol.sip.digest;

import java.time.Instant;

/// What a nonce is worth.
public sealed interface NonceCheck {
    /// Ours, for this source, and fresh.
    record Valid(Instant issued) implements NonceCheck {}

    /// Ours, for this source, but too old: challenge again with `stale=true`.
    record Stale(Instant issued) implements NonceCheck {}

    /// Not ours, or of another source: challenge again.
    record Forged() implements NonceCheck {}
}
