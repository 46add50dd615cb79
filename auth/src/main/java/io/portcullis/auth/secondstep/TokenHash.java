package io.portcullis.auth.secondstep;

import java.security.MessageDigest;

/// SHA-256 of 256 random bits, such as a [BrowserToken]: they need no salt. Prints `[REDACTED]`.
public final class TokenHash {
    private final byte[] bytes;

    /// @param bytes the hash, 32 bytes; not copied
    public TokenHash(byte[] bytes) {
        this.bytes = bytes;
    }

    /// A copy, 32 bytes.
    public byte[] bytes() {
        return bytes.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TokenHash that && MessageDigest.isEqual(bytes, that.bytes);
    }

    /// The same for all: a hash code would say something of what is held.
    @Override
    public int hashCode() {
        return TokenHash.class.hashCode();
    }

    @Override
    public String toString() {
        return "[REDACTED]";
    }
}
