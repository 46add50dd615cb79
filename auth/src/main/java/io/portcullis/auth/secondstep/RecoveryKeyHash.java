package io.portcullis.auth.secondstep;

import io.portcullis.auth.secret.Algorithms;
import io.portcullis.auth.secret.Secret;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;

/// What is stored, sealed, of a recovery key: SHA-256 over a salt of 16 bytes and its letters. A fast hash is enough: 28
/// letters are 130 bits, which nobody tries through. Prints `[REDACTED]`.
public final class RecoveryKeyHash {
    /// How many letters a recovery key has.
    public static final int LETTERS = 28;

    private static final byte FORMAT = 1;
    private static final int SALT = 16;
    private static final int HASH = 32;

    private final byte[] salt;
    private final byte[] hash;

    private RecoveryKeyHash(byte[] salt, byte[] hash) {
        this.salt = salt;
        this.hash = hash;
    }

    /// Hashes a new key.
    ///
    /// @throws IllegalArgumentException where the text is no recovery key
    public static RecoveryKeyHash of(Secret key, SecureRandom random) {
        byte[] salt = new byte[SALT];
        random.nextBytes(salt);
        byte[] letters = Typed.letters(key, LETTERS)
                .orElseThrow(() -> new IllegalArgumentException("recovery key (expected: " + LETTERS + " letters)"));
        return new RecoveryKeyHash(salt, hash(salt, letters));
    }

    /// Reads [#encode]'s form; empty where it is not one.
    public static Optional<RecoveryKeyHash> decode(byte[] encoded) {
        return encoded.length == 1 + SALT + HASH && encoded[0] == FORMAT
                ? Optional.of(new RecoveryKeyHash(Arrays.copyOfRange(encoded, 1, 1 + SALT),
                        Arrays.copyOfRange(encoded, 1 + SALT, encoded.length)))
                : Optional.empty();
    }

    /// The form that is sealed and stored; the caller wipes it.
    public byte[] encode() {
        byte[] encoded = new byte[1 + SALT + HASH];
        encoded[0] = FORMAT;
        System.arraycopy(salt, 0, encoded, 1, SALT);
        System.arraycopy(hash, 0, encoded, 1 + SALT, HASH);
        return encoded;
    }

    /// Whether that key was typed, with hyphens or spaces or without, in either case.
    public boolean matches(Secret typed) {
        return Typed.letters(typed, LETTERS).filter(letters -> MessageDigest.isEqual(hash, hash(salt, letters)))
                .isPresent();
    }

    private static byte[] hash(byte[] salt, byte[] letters) {
        MessageDigest sha256 = Algorithms.digest("SHA-256");
        sha256.update(salt);
        byte[] hash = sha256.digest(letters);
        Arrays.fill(letters, (byte) 0);
        return hash;
    }

    @Override
    public String toString() {
        return "[REDACTED]";
    }
}
