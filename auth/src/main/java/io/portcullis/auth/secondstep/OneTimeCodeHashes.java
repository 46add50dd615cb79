package io.portcullis.auth.secondstep;

import io.portcullis.auth.secret.Algorithms;
import io.portcullis.auth.secret.Secret;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// What is stored, sealed, of an account's one-time codes: HMAC-SHA-256 of each that is left, under a key of their own.
///
/// Ten letters are 46 bits, which a fast hash alone would not hide. Two other things do: the seal, whose key is not in the
/// database, and the limit on guesses. Who has both database and key ring can compute the codes of every authenticator
/// app anyway, so a slow hash would protect nothing that is not open beside it; and without the primary password, which
/// is Argon2id, a second step opens nothing. Prints `[REDACTED]`.
public final class OneTimeCodeHashes {
    /// How many codes are made at a time.
    public static final int CODES = 10;
    /// How many letters a code has.
    public static final int LETTERS = 10;

    private static final byte FORMAT = 1;
    private static final int HEADER = 2;
    private static final int LENGTH = 32;

    private final byte[] key;
    private final List<byte[]> hashes;

    private OneTimeCodeHashes(byte[] key, List<byte[]> hashes) {
        this.key = key;
        this.hashes = List.copyOf(hashes);
    }

    /// Hashes new codes.
    ///
    /// @throws IllegalArgumentException where a text is no code, or there are too many
    public static OneTimeCodeHashes of(List<Secret> codes, SecureRandom random) {
        if (codes.size() > CODES) {
            throw new IllegalArgumentException("one-time codes: " + codes.size() + " (expected: 0-" + CODES + ")");
        }
        byte[] key = new byte[LENGTH];
        random.nextBytes(key);
        return new OneTimeCodeHashes(key,
                codes.stream().map(code -> hash(key, code).orElseThrow(() -> new IllegalArgumentException(
                        "one-time code (expected: " + LETTERS + " letters)"))).toList());
    }

    /// Reads [#encode]'s form; empty where it is not one.
    public static Optional<OneTimeCodeHashes> decode(byte[] encoded) {
        boolean valid = encoded.length >= HEADER && encoded[0] == FORMAT && encoded[1] >= 0 && encoded[1] <= CODES
                && encoded.length == HEADER + LENGTH * (1 + encoded[1]);
        return valid ? Optional.of(read(encoded)) : Optional.empty();
    }

    private static OneTimeCodeHashes read(byte[] encoded) {
        List<byte[]> parts = new ArrayList<>();
        for (int at = HEADER; at < encoded.length; at += LENGTH) {
            parts.add(Arrays.copyOfRange(encoded, at, at + LENGTH));
        }
        return new OneTimeCodeHashes(parts.getFirst(), parts.subList(1, parts.size()));
    }

    /// The form that is sealed and stored; the caller wipes it.
    public byte[] encode() {
        byte[] encoded = new byte[HEADER + LENGTH * (1 + hashes.size())];
        encoded[0] = FORMAT;
        encoded[1] = (byte) hashes.size();
        System.arraycopy(key, 0, encoded, HEADER, LENGTH);
        for (int i = 0; i < hashes.size(); i++) {
            System.arraycopy(hashes.get(i), 0, encoded, HEADER + LENGTH * (1 + i), LENGTH);
        }
        return encoded;
    }

    /// What is left after the typed code is used; empty where it is none of them. Looks at all.
    public Optional<OneTimeCodeHashes> without(Secret typed) {
        byte[] hash = hash(key, typed).orElse(new byte[0]);
        List<byte[]> others = new ArrayList<>();
        for (byte[] known : hashes) {
            if (!MessageDigest.isEqual(known, hash)) {
                others.add(known);
            }
        }
        return others.size() < hashes.size() ? Optional.of(new OneTimeCodeHashes(key, others)) : Optional.empty();
    }

    /// How many codes can still be used.
    public int left() {
        return hashes.size();
    }

    private static Optional<byte[]> hash(byte[] key, Secret code) {
        return Typed.letters(code, LETTERS).map(letters -> {
            Mac mac = Algorithms.keyed(Algorithms.mac("HmacSHA256"), new SecretKeySpec(key, "HmacSHA256"));
            byte[] hash = mac.doFinal(letters);
            Arrays.fill(letters, (byte) 0);
            return hash;
        });
    }

    @Override
    public String toString() {
        return "[REDACTED]";
    }
}
