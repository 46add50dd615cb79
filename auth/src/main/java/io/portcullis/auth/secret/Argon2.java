package io.portcullis.auth.secret;

import java.security.SecureRandom;
import java.util.Optional;

/// Hashes the primary password: Argon2id (RFC 9106), 46 MiB, one pass, one lane, as a PHC string. At most as many at a
/// time as permitted, and a bounded number waiting: each takes its memory anew.
public final class Argon2 {
    private final SecureRandom random;

    /// @param concurrent how many may run at a time
    /// @param waiting how many more may wait
    public Argon2(SecureRandom random, int concurrent, int waiting) {
        this.random = random;
        if (concurrent < 1 || waiting < 0) {
            throw new IllegalArgumentException(
                    "concurrent: " + concurrent + ", waiting: " + waiting + " (expected: 1-, 0-)");
        }
    }

    /// The PHC string of a password; empty where too many are waiting.
    public Optional<String> hash(Secret password) {
        return Pending.body(random, password);
    }

    /// Whether the password has that PHC string; empty where too many are waiting.
    public Optional<Boolean> verify(Secret password, String phc) {
        return Pending.body(random, password, phc.length());
    }
}
