package io.portcullis.gateway.web.session;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.portcullis.auth.passkey.PasskeyChallenge;
import io.portcullis.auth.passkey.UserHandle;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/// What passkeys are asked where nobody is known yet: when, and 24 bytes that only this process can make of that and of the
/// browser's own cookie. Made again when the answer comes, so nothing is kept. Any thread.
public final class VisitChallenges {
    /// How long an answer may take: the question waits as long as the page is open.
    public static final Duration LIFETIME = Duration.ofHours(1);

    private final CookieMac mac;

    public VisitChallenges(SecureRandom random) {
        mac = new CookieMac(random);
    }

    /// What the browser that holds the cookie is asked at that time.
    public PasskeyChallenge ask(SessionToken cookie, Instant now) {
        byte[] made = ByteBuffer.allocate(Long.BYTES).putLong(now.toEpochMilli()).array();
        byte[] whole = Arrays.copyOf(made, PasskeyChallenge.LENGTH);
        System.arraycopy(mac.of(cookie, made), 0, whole, made.length, whole.length - made.length);
        return new PasskeyChallenge(whole, Instant.ofEpochMilli(now.toEpochMilli()), LIFETIME);
    }

    /// What that browser was asked; empty where it was asked nothing like it. Whether it still counts is for the challenge to
    /// say.
    ///
    /// @param text as the page had it
    public Optional<PasskeyChallenge> asked(SessionToken cookie, String text) {
        return decoded(text).flatMap(sent -> {
            long made = ByteBuffer.wrap(sent).getLong();
            PasskeyChallenge own = ask(cookie, Instant.ofEpochMilli(made));
            return MessageDigest.isEqual(sent, decoded(own.text()).orElseThrow()) ? Optional.of(own) : Optional.empty();
        });
    }

    /// By what authenticators are to know the account that is made by the answer: the same for the question when it is made
    /// again, and another for another question.
    public UserHandle user(SessionToken cookie, PasskeyChallenge asked) {
        return UserHandle.of(mac.of(cookie, ("user " + asked.text()).getBytes(US_ASCII))).orElseThrow();
    }

    private static Optional<byte[]> decoded(String text) {
        try {
            return Optional.of(Base64.getUrlDecoder().decode(text))
                    .filter(bytes -> bytes.length == PasskeyChallenge.LENGTH);
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }
}
