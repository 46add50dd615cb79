package io.portcullis.auth.secret;

import static java.nio.charset.StandardCharsets.US_ASCII;

import javax.crypto.SecretKey;

/// One key of the ring: 32 bytes as they are in the file, and what is derived from them.
final class RingKey {
    private final KeyId id;
    private final byte[] root;
    private final SecretKey sealing;
    private final SecretKey token;

    RingKey(KeyId id, byte[] root) {
        this.id = id;
        this.root = root.clone();
        this.sealing = Algorithms.hkdf(root, "AES", "portcullis sealing 1".getBytes(US_ASCII));
        this.token = Algorithms.hkdf(root, "HmacSHA256", "portcullis token 1".getBytes(US_ASCII));
    }

    KeyId id() {
        return id;
    }

    byte[] root() {
        return root.clone();
    }

    SecretKey sealing() {
        return sealing;
    }

    SecretKey token() {
        return token;
    }

    @Override
    public String toString() {
        return "key " + id;
    }
}
