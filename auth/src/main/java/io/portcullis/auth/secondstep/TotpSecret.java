package io.portcullis.auth.secondstep;

import io.portcullis.auth.secret.Algorithms;
import io.portcullis.auth.secret.Secret;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalLong;
import javax.crypto.spec.SecretKeySpec;

/// What an authenticator app and the server share. RFC 6238 over RFC 4226, with SHA-1, 6 digits and steps of 30 seconds: what
/// every app knows. Prints `[REDACTED]`.
public final class TotpSecret {
    private static final byte FORMAT = 1;
    private static final int LENGTH = 20;
    private static final int DIGITS = 6;
    private static final int CODES = 1_000_000;
    private static final int PERIOD = 30;
    /// How many steps before the current one still count, and how many after it count already, for clocks that differ and people
    /// who type.
    private static final int EARLIER = 1;
    private static final int LATER = 1;

    private final byte[] key;

    private TotpSecret(byte[] key) {
        this.key = key;
    }

    /// A new one: 160 bits, as RFC 4226 section 4 advises.
    public static TotpSecret create(SecureRandom random) {
        byte[] key = new byte[LENGTH];
        random.nextBytes(key);
        return new TotpSecret(key);
    }

    /// Reads [#encode]'s form; empty where it is not one.
    public static Optional<TotpSecret> decode(byte[] encoded) {
        return encoded.length == 1 + LENGTH && encoded[0] == FORMAT
                ? Optional.of(new TotpSecret(Arrays.copyOfRange(encoded, 1, encoded.length)))
                : Optional.empty();
    }

    static TotpSecret of(byte[] key) {
        return new TotpSecret(key.clone());
    }

    /// The form that is sealed and stored; the caller wipes it.
    public byte[] encode() {
        byte[] encoded = new byte[1 + LENGTH];
        encoded[0] = FORMAT;
        System.arraycopy(key, 0, encoded, 1, LENGTH);
        return encoded;
    }

    /// The step whose code was typed: the current one, the one before or the one after. Says nothing of whether that code was used before.
    public OptionalLong match(Secret typed, Instant now) {
        byte[] code = Typed.digits(typed, DIGITS).orElse(new byte[0]);
        long current = step(now);
        OptionalLong matched = OptionalLong.empty();
        for (long step = current - EARLIER; step <= current + LATER; step++) {
            matched = MessageDigest.isEqual(code(step), code) ? OptionalLong.of(step) : matched;
        }
        Arrays.fill(code, (byte) 0);
        return matched;
    }

    static long step(Instant now) {
        return Math.floorDiv(now.getEpochSecond(), PERIOD);
    }

    /// RFC 4226 section 5.3.
    byte[] code(long step) {
        byte[] counter = new byte[Long.BYTES];
        for (int i = 0; i < counter.length; i++) {
            counter[i] = (byte) (step >>> (8 * (counter.length - 1 - i)));
        }
        byte[] hash = Algorithms.keyed(Algorithms.mac("HmacSHA1"), new SecretKeySpec(key, "HmacSHA1")).doFinal(counter);
        int offset = hash[hash.length - 1] & 0xF;
        int rest = ((hash[offset] & 0x7F) << 24 | (hash[offset + 1] & 0xFF) << 16 | (hash[offset + 2] & 0xFF) << 8
                | (hash[offset + 3] & 0xFF)) % CODES;
        byte[] digits = new byte[DIGITS];
        for (int i = DIGITS - 1; i >= 0; i--) {
            digits[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        return digits;
    }

    /// As it is typed where no camera is at hand: 32 characters of base 32.
    Secret text() {
        return Base32.encode(key);
    }

    @Override
    public String toString() {
        return "[REDACTED]";
    }
}
