package io.portcullis.protocol.sip.digest;

import java.util.Optional;

/// The hash of a digest. RFC 8760 section 2.
public enum DigestAlgorithm {
    SHA_512_256("SHA-512-256", "SHA-512/256", 64), SHA_256("SHA-256", "SHA-256", 64), MD5("MD5", "MD5", 32);

    private final String token;
    private final String digestName;
    private final int hexLength;

    DigestAlgorithm(String token, String digestName, int hexLength) {
        this.token = token;
        this.digestName = digestName;
        this.hexLength = hexLength;
    }

    /// As written in `algorithm=`.
    public String token() {
        return token;
    }

    /// The name `MessageDigest` knows it by.
    public String digestName() {
        return digestName;
    }

    /// Hex digits of a hash.
    public int hexLength() {
        return hexLength;
    }

    /// The algorithm of a token in any case; empty for others, `-sess` too.
    public static Optional<DigestAlgorithm> ofToken(String token) {
        for (DigestAlgorithm algorithm : values()) {
            if (algorithm.token.equalsIgnoreCase(token)) {
                return Optional.of(algorithm);
            }
        }
        return Optional.empty();
    }
}
