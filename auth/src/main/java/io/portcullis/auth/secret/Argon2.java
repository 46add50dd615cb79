package io.portcullis.auth.secret;

import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/// Hashes the primary password: Argon2id (RFC 9106), 46 MiB, one pass, one lane, as a PHC string. At most as many at a
/// time as permitted, and a bounded number waiting: each takes its memory anew. Costs some 40 ms.
public final class Argon2 {
    private static final int SALT = 16;
    private static final int HASH = 32;

    private final SecureRandom random;
    private final Semaphore running;
    private final Semaphore admitted;

    /// @param concurrent how many may run at a time
    /// @param waiting how many more may wait
    public Argon2(SecureRandom random, int concurrent, int waiting) {
        if (concurrent < 1 || waiting < 0) {
            throw new IllegalArgumentException(
                    "concurrent: " + concurrent + ", waiting: " + waiting + " (expected: 1-, 0-)");
        }
        this.random = random;
        this.running = new Semaphore(concurrent, true);
        this.admitted = new Semaphore(concurrent + waiting);
    }

    /// The PHC string of a password; empty where too many are waiting.
    public Optional<String> hash(Secret password) {
        byte[] salt = new byte[SALT];
        random.nextBytes(salt);
        return bounded(() -> {
            PhcString phc = new PhcString(PhcString.Cost.DEFAULT, salt, new byte[HASH]);
            return phc.withHash(compute(password, phc)).text();
        });
    }

    /// A PHC string that no password has, for names without one: holding a password against it takes as long as against any.
    public static String decoy() {
        return new PhcString(PhcString.Cost.DEFAULT, new byte[SALT], new byte[HASH]).text();
    }

    /// Whether the password has that PHC string; empty where too many are waiting. What is not a PHC string of Argon2id, or asks for
    /// more than 1 GiB or ten passes, nothing has.
    public Optional<Boolean> verify(Secret password, String phc) {
        Optional<PhcString> stored = PhcString.parse(phc);
        if (stored.isEmpty()) {
            return Optional.of(false);
        }
        PhcString known = stored.orElseThrow();
        return bounded(() -> MessageDigest.isEqual(compute(password, known), known.hash()));
    }

    <T> Optional<T> bounded(Supplier<T> work) {
        if (!admitted.tryAcquire()) {
            return Optional.empty();
        }
        try {
            running.acquireUninterruptibly();
            try {
                return Optional.of(work.get());
            } finally {
                running.release();
            }
        } finally {
            admitted.release();
        }
    }

    private static byte[] compute(Secret password, PhcString phc) {
        Argon2BytesGenerator generator = new Argon2BytesGenerator();
        generator.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withVersion(Argon2Parameters.ARGON2_VERSION_13).withMemoryAsKB(phc.cost().memory())
                .withIterations(phc.cost().passes()).withParallelism(phc.cost().lanes()).withSalt(phc.salt()).build());
        byte[] hash = new byte[phc.hash().length];
        byte[] secret = password.utf8();
        generator.generateBytes(secret, hash);
        Arrays.fill(secret, (byte) 0);
        return hash;
    }
}
