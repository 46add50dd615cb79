package io.portcullis.gateway.web.session;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;

/// What a browser holds: 256 random bits in a cookie. The server keeps their hash alone. Prints `[REDACTED]`.
public final class SessionToken {
    private static final int BYTES = 32;
    private static final int CHARACTERS = 43;

    private final byte[] bytes;

    private SessionToken(byte[] bytes) {
        this.bytes = bytes;
    }

    /// A new one.
    public static SessionToken create(SecureRandom random) {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return new SessionToken(bytes);
    }

    /// Reads a cookie's value; empty where it can be none of ours.
    public static Optional<SessionToken> parse(String cookie) {
        if (cookie.length() != CHARACTERS) {
            return Optional.empty();
        }
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(cookie);
            return bytes.length == BYTES ? Optional.of(new SessionToken(bytes)) : Optional.empty();
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    /// The cookie's value: 43 characters of `A-Za-z0-9_-`.
    public String text() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /// What the server keeps of it: SHA-256, in Base64.
    String hash() {
        try {
            return Base64.getEncoder().encodeToString(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every Java platform has SHA-256", missing);
        }
    }

    @Override
    public String toString() {
        return "[REDACTED]";
    }
}
