package io.portcullis.auth.passkey;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/// What one answer of an authenticator has to sign: 256 random bits, for one answer within five minutes. Kept on the
/// server's side of the session that asked for it. Prints `[REDACTED]`. Any thread.
public final class PasskeyChallenge {
    /// How long an answer may take.
    public static final Duration LIFETIME = Duration.ofMinutes(5);

    private static final int LENGTH = 32;

    private final byte[] bytes;
    private final Instant made;
    private final AtomicBoolean used = new AtomicBoolean();

    private PasskeyChallenge(byte[] bytes, Instant made) {
        this.bytes = bytes;
        this.made = made;
    }

    /// A new one.
    public static PasskeyChallenge create(SecureRandom random, Instant now) {
        byte[] bytes = new byte[LENGTH];
        random.nextBytes(bytes);
        return new PasskeyChallenge(bytes, now);
    }

    /// For the page: 43 characters of `A-Za-z0-9_-`.
    public String text() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /// What must have been signed; once, for the first answer, right or wrong, and in time. Not before it was made either: a
    /// clock that was set back makes no challenge last longer.
    Optional<byte[]> take(Instant now) {
        boolean live = !now.isBefore(made) && now.isBefore(made.plus(LIFETIME));
        return used.compareAndSet(false, true) && live ? Optional.of(bytes.clone()) : Optional.empty();
    }

    @Override
    public String toString() {
        return "[REDACTED]";
    }
}
