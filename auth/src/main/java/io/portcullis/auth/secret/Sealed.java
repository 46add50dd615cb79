package io.portcullis.auth.secret;

import java.util.Arrays;

/// A sealed blob, as it is stored.
public final class Sealed {
    private final KeyId key;
    private final byte[] blob;

    /// @param key which key sealed it
    /// @param blob nonce, ciphertext and tag
    public Sealed(KeyId key, byte[] blob) {
        this.key = key;
        this.blob = blob.clone();
    }

    /// Which key sealed it.
    public KeyId key() {
        return key;
    }

    /// A copy of nonce, ciphertext and tag.
    public byte[] blob() {
        return blob.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Sealed that && key.equals(that.key) && Arrays.equals(blob, that.blob);
    }

    @Override
    public int hashCode() {
        return 31 * key.hashCode() + Arrays.hashCode(blob);
    }

    @Override
    public String toString() {
        return "sealed under " + key;
    }
}
