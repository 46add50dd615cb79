package io.portcullis.auth.secret;

/// The hashes of SCRAM that credentials have verifiers for. RFC 5802, RFC 7677, draft-melnikov-scram-sha-512.
public enum ScramMechanism {
    SHA_1("SCRAM-SHA-1", "SHA-1", "HmacSHA1", 20),
    SHA_256("SCRAM-SHA-256", "SHA-256", "HmacSHA256", 32),
    SHA_512("SCRAM-SHA-512", "SHA-512", "HmacSHA512", 64);

    private final String mechanismName;
    private final String digest;
    private final String mac;
    private final int length;

    ScramMechanism(String mechanismName, String digest, String mac, int length) {
        this.mechanismName = mechanismName;
        this.digest = digest;
        this.mac = mac;
        this.length = length;
    }

    /// Its name in SASL, without `-PLUS`.
    public String mechanismName() {
        return mechanismName;
    }

    /// The length of its keys, in bytes.
    public int length() {
        return length;
    }

    String digest() {
        return digest;
    }

    String mac() {
        return mac;
    }
}
