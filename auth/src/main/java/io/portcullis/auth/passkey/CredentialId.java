package io.portcullis.auth.passkey;

import io.portcullis.auth.secret.Algorithms;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;

/// What an authenticator calls one of its credentials: 1 to 1023 bytes, public.
public final class CredentialId {
    /// The longest, in bytes: WebAuthn level 3 section 5.8.3.
    static final int LONGEST = 1023;

    private final byte[] bytes;

    private CredentialId(byte[] bytes) {
        this.bytes = bytes;
    }

    /// Empty where it has no such length.
    static Optional<CredentialId> of(byte[] bytes) {
        return bytes.length > 0 && bytes.length <= LONGEST
                ? Optional.of(new CredentialId(bytes.clone()))
                : Optional.empty();
    }

    byte[] bytes() {
        return bytes.clone();
    }

    /// For the page: `A-Za-z0-9_-`.
    public String text() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /// SHA-256 of it, in hexadecimal digits: by this it is unique over all accounts.
    public String hash() {
        return HexFormat.of().formatHex(Algorithms.digest("SHA-256").digest(bytes));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CredentialId that && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return text();
    }
}
