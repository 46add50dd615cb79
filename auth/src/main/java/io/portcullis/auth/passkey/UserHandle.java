package io.portcullis.auth.passkey;

import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/// What authenticators know an account by: 256 random bits, the same for all its passkeys, which say nothing of its name.
/// WebAuthn level 3 section 14.6.1.
public final class UserHandle {
    static final int LENGTH = 32;

    private final byte[] bytes;

    private UserHandle(byte[] bytes) {
        this.bytes = bytes;
    }

    /// A new one.
    public static UserHandle create(SecureRandom random) {
        byte[] bytes = new byte[LENGTH];
        random.nextBytes(bytes);
        return new UserHandle(bytes);
    }

    /// The one of those bytes, which say nothing of the account; empty where there are not 32.
    public static Optional<UserHandle> of(byte[] bytes) {
        return bytes.length == LENGTH ? Optional.of(new UserHandle(bytes.clone())) : Optional.empty();
    }

    byte[] bytes() {
        return bytes.clone();
    }

    /// For the page: 43 characters of `A-Za-z0-9_-`.
    public String text() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof UserHandle that && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return "[REDACTED]";
    }
}
