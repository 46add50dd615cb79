package io.portcullis.auth.apitoken;

import io.portcullis.auth.secondstep.TokenHash;
import io.portcullis.auth.secret.Algorithms;
import io.portcullis.auth.secret.Secret;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/// What the holder of a token shows: `portcullis_ID_SECRET`, the secret 256 random bits as 43 characters of Base64 for
/// URLs. The first word lets scanners of code and logs know it. Prints `[REDACTED]`.
public final class BearerToken {
    private static final String MARK = "portcullis_";
    private static final int BYTES = 32;
    private static final int CHARACTERS = 43;
    private static final int LONGEST = MARK.length() + 32 + 1 + CHARACTERS;

    private final ApiTokenId id;
    private final byte[] secret;

    private BearerToken(ApiTokenId id, byte[] secret) {
        this.id = id;
        this.secret = secret;
    }

    /// A new one.
    public static BearerToken create(ApiTokenId id, SecureRandom random) {
        byte[] secret = new byte[BYTES];
        random.nextBytes(secret);
        return new BearerToken(id, secret);
    }

    /// Reads what somebody shows; empty where it can be none of ours. One secret has one spelling.
    public static Optional<BearerToken> parse(Secret shown) {
        if (shown.length() > LONGEST) {
            return Optional.empty();
        }
        byte[] utf8 = shown.utf8();
        try {
            return parse(new String(utf8, StandardCharsets.US_ASCII)).filter(token -> token.text().equals(shown));
        } finally {
            Arrays.fill(utf8, (byte) 0);
        }
    }

    private static Optional<BearerToken> parse(String text) {
        int end = text.indexOf('_', MARK.length());
        if (!text.startsWith(MARK) || end < 0 || !ApiTokenId.isValid(text.substring(MARK.length(), end))) {
            return Optional.empty();
        }
        try {
            byte[] secret = Base64.getUrlDecoder().decode(text.substring(end + 1));
            return secret.length == BYTES
                    ? Optional.of(new BearerToken(new ApiTokenId(text.substring(MARK.length(), end)), secret))
                    : Optional.empty();
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    public ApiTokenId id() {
        return id;
    }

    /// As it is shown.
    public Secret text() {
        return Secret.of(MARK + id + "_" + Base64.getUrlEncoder().withoutPadding().encodeToString(secret));
    }

    /// What is stored of it: 256 random bits need no salt.
    public TokenHash hash() {
        return new TokenHash(Algorithms.digest("SHA-256").digest(secret));
    }

    @Override
    public String toString() {
        return "[REDACTED]";
    }
}
