package io.portcullis.auth.secondstep;

import io.portcullis.auth.secret.Algorithms;
import io.portcullis.auth.secret.Secret;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/// What a trusted browser keeps in its cookie: 256 random bits. Prints `[REDACTED]`.
public final class BrowserToken {
    private static final int LENGTH = 32;
    private static final int CHARACTERS = 43;

    private final byte[] token;

    private BrowserToken(byte[] token) {
        this.token = token;
    }

    /// A new one.
    public static BrowserToken create(SecureRandom random) {
        byte[] token = new byte[LENGTH];
        random.nextBytes(token);
        return new BrowserToken(token);
    }

    /// Reads a cookie's value; empty where it can be none of ours.
    public static Optional<BrowserToken> parse(Secret cookie) {
        if (cookie.length() != CHARACTERS) {
            return Optional.empty();
        }
        byte[] text = cookie.utf8();
        try {
            byte[] token = Base64.getUrlDecoder().decode(text);
            return token.length == LENGTH ? Optional.of(new BrowserToken(token)) : Optional.empty();
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        } finally {
            Arrays.fill(text, (byte) 0);
        }
    }

    /// The cookie's value: 43 characters of `A-Za-z0-9_-`.
    public Secret text() {
        byte[] text = Base64.getUrlEncoder().withoutPadding().encode(token);
        Secret secret = Secret.ofUtf8(text);
        Arrays.fill(text, (byte) 0);
        return secret;
    }

    /// What is stored of it.
    public TokenHash hash() {
        return new TokenHash(Algorithms.digest("SHA-256").digest(token));
    }

    @Override
    public String toString() {
        return "[REDACTED]";
    }
}
