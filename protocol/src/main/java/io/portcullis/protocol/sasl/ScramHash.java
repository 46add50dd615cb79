package io.portcullis.protocol.sasl;

/// The hash functions SCRAM is spoken with: RFC 5802 (SHA-1), RFC 7677 (SHA-256), SCRAM-SHA-512 by the same pattern.
public enum ScramHash {
    SHA_1("SCRAM-SHA-1", 20), SHA_256("SCRAM-SHA-256", 32), SHA_512("SCRAM-SHA-512", 64);

    private final String mechanismName;
    private final int bytes;

    ScramHash(String mechanismName, int bytes) {
        this.mechanismName = mechanismName;
        this.bytes = bytes;
    }

    /// The mechanism's name without channel binding, such as `SCRAM-SHA-256`.
    public String mechanismName() {
        return mechanismName;
    }

    /// The hash function by its JDK name, such as `SHA-256`.
    String digestName() {
        return mechanismName.substring("SCRAM-".length());
    }

    /// The length of the hash, and so of a client's proof and a server's signature.
    public int bytes() {
        return bytes;
    }
}
