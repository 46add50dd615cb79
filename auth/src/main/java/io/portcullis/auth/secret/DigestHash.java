package io.portcullis.auth.secret;

/// The hashes of digest authentication that credentials have verifiers for. RFC 7616, RFC 8760.
public enum DigestHash {
    SHA_512_256("SHA-512/256", 32), SHA_256("SHA-256", 32), MD5("MD5", 16);

    private final String digest;
    private final int length;

    DigestHash(String digest, int length) {
        this.digest = digest;
        this.length = length;
    }

    /// The length of its HA1, in bytes.
    public int length() {
        return length;
    }

    String digest() {
        return digest;
    }
}
