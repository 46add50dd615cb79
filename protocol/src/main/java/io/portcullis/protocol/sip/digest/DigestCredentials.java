package io.portcullis.protocol.sip.digest;

import io.portcullis.protocol.sip.Unfinished;
import java.util.Optional;

/// What a client answers a challenge with: the value of Authorization or Proxy-Authorization. RFC 7616 section 3.4.
///
/// A class, not a record: it must not print.
public final class DigestCredentials {
    /// Strict: scheme Digest, each parameter once, all of `qop=auth` there, known algorithm, hex of the right length.
    public static Optional<DigestCredentials> parse(String value) {
        return Unfinished.yet();
    }

    /// As sent, quotes taken off.
    public String username() {
        return Unfinished.yet();
    }

    public String realm() {
        return Unfinished.yet();
    }

    public String nonce() {
        return Unfinished.yet();
    }

    public String uri() {
        return Unfinished.yet();
    }

    /// Lower-case hex, of the algorithm's length.
    public String response() {
        return Unfinished.yet();
    }

    public DigestAlgorithm algorithm() {
        return Unfinished.yet();
    }

    public String cnonce() {
        return Unfinished.yet();
    }

    /// Eight hex digits as sent: they go into the response.
    public String nc() {
        return Unfinished.yet();
    }

    /// The number in [#nc()], 0 to 2^32-1.
    public long nonceCount() {
        return Unfinished.yet();
    }

    /// `auth`.
    public String qop() {
        return "auth";
    }

    @Override
    public String toString() {
        return "DigestCredentials[REDACTED]";
    }
}
