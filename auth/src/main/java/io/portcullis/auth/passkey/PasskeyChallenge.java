package io.portcullis.auth.passkey;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/// What one answer of an authenticator has to sign: 32 bytes that nobody can foresee, for one answer in time. Kept on the
/// server's side of the session that asked for it, or made again from what its caller knows. Prints `[REDACTED]`. Any thread.
public final class PasskeyChallenge {
    /// How long an answer to one that is kept may take.
    public static final Duration LIFETIME = Duration.ofMinutes(5);

    /// In bytes.
    public static final int LENGTH = 32;

    private final byte[] bytes;
    private final Instant made;
    private final Duration lifetime;
    private final AtomicBoolean used = new AtomicBoolean();

    /// @param bytes [#LENGTH] of them, not copied
    public PasskeyChallenge(byte[] bytes, Instant made, Duration lifetime) {
        if (bytes.length != LENGTH) {
            throw new IllegalArgumentException(bytes.length + " bytes (expected: " + LENGTH + ")");
        }
        this.bytes = bytes;
        this.made = made;
        this.lifetime = lifetime;
    }

    /// A new one.
    public static PasskeyChallenge create(SecureRandom random, Instant now) {
        byte[] bytes = new byte[LENGTH];
        random.nextBytes(bytes);
        return new PasskeyChallenge(bytes, now, LIFETIME);
    }

    /// When it was made.
    public Instant made() {
        return made;
    }

    /// For the page: 43 characters of `A-Za-z0-9_-`.
    public String text() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /// What must have been signed; once, for the first answer, right or wrong, and in time. Not before it was made either: a
    /// clock that was set back makes no challenge last longer.
    Optional<byte[]> take(Instant now) {
        boolean live = !now.isBefore(made) && now.isBefore(made.plus(lifetime));
        return used.compareAndSet(false, true) && live ? Optional.of(bytes.clone()) : Optional.empty();
    }

    @Override
    public String toString() {
        return "[REDACTED]";
    }
}
