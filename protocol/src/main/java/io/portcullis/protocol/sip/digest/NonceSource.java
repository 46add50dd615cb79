package io.portcullis.protocol.sip.digest;

import io.portcullis.protocol.sip.Unfinished;
import java.time.Duration;
import java.time.Instant;

/// Issues nonces and knows them again without keeping any: time, and HMAC-SHA-256 over time and source, in base64url.
public final class NonceSource {
    /// With its key.
    ///
    /// @param key      32 bytes
    /// @param lifetime how long a nonce stays fresh
    public NonceSource(byte[] key, Duration lifetime) {}

    /// A new nonce.
    ///
    /// @param source what the nonce is bound to, as the client's address
    public String issue(Instant now, String source) {
        return Unfinished.yet();
    }

    public NonceCheck check(String nonce, Instant now, String source) {
        return Unfinished.yet();
    }
}
