package io.portcullis.auth.secret;

import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/// Hashes the primary password: Argon2id (RFC 9106), 46 MiB, one pass, one lane, as a PHC string. At most as many at a
/// time as permitted, and a bounded number waiting. Costs some 40 ms. The memory of a permit is outside the heap, is made at its first
/// use, used again, and given back when idle.
public final class Argon2 implements AutoCloseable {
    private static final int MOST_AT_ONCE = 2;
    private static final int SALT = 16;
    private static final int HASH = 32;

    private final SecureRandom random;
    private final Semaphore running;
    private final Semaphore admitted;
    private final Argon2Memory memory = new Argon2Memory(Argon2Fill.bytes(PhcString.Cost.DEFAULT));

    /// How many may run at a time on a machine with so many processors: half of them go on serving chat and calls, and two
    /// are enough for 50 sign-ins a second.
    public static int atOnce(int processors) {
        return Math.clamp(processors / 2, 1, MOST_AT_ONCE);
    }

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

    private byte[] compute(Secret password, PhcString phc) {
        byte[] hash = new byte[phc.hash().length];
        byte[] secret = password.utf8();
        try {
            memory.with(Argon2Fill.bytes(phc.cost()),
                    piece -> new Argon2Fill(phc.cost(), piece).compute(secret, phc.salt(), hash));
        } finally {
            Arrays.fill(secret, (byte) 0);
        }
        return hash;
    }

    /// Gives the memory back that was not used since the last call. To be called once a minute.
    public void giveBack() {
        memory.giveBack();
    }

    Argon2Memory memory() {
        return memory;
    }

    /// Gives all memory back.
    @Override
    public void close() {
        memory.close();
    }
}
