package io.portcullis.auth.secret;

import java.util.Arrays;

/// What SCRAM's first server message tells a client. Public.
public final class SaltAndIterations {
    /// The fewest iterations. RFC 5802 section 5.1.
    public static final int MIN_ITERATIONS = 4096;
    /// The most iterations: more would let a stored value stall a login.
    public static final int MAX_ITERATIONS = 1_000_000;
    /// The longest salt, in bytes.
    public static final int MAX_SALT = 64;

    private final byte[] salt;
    private final int iterations;

    /// @throws IllegalArgumentException where salt or iterations are out of bounds
    public SaltAndIterations(byte[] salt, int iterations) {
        if (salt.length == 0 || salt.length > MAX_SALT) {
            throw new IllegalArgumentException("salt: " + salt.length + " bytes (expected: 1-" + MAX_SALT + ")");
        }
        if (iterations < MIN_ITERATIONS || iterations > MAX_ITERATIONS) {
            throw new IllegalArgumentException(
                    "iterations: " + iterations + " (expected: " + MIN_ITERATIONS + "-" + MAX_ITERATIONS + ")");
        }
        this.salt = salt.clone();
        this.iterations = iterations;
    }

    /// A copy of the salt.
    public byte[] salt() {
        return salt.clone();
    }

    /// The iteration count.
    public int iterations() {
        return iterations;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SaltAndIterations that && iterations == that.iterations
                && Arrays.equals(salt, that.salt);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(salt) + iterations;
    }

    @Override
    public String toString() {
        return salt.length + " bytes of salt, " + iterations + " iterations";
    }
}
