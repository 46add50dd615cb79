package io.portcullis.gateway.sip.transaction;

import java.security.SecureRandom;

/// Unguessable text, drawn from the system's randomness in large pieces. Belongs to one loop.
final class Tokens {
    private static final char[] LETTERS = "abcdefghijklmnopqrstuvwxyz234567".toCharArray();
    private static final int PIECE = 4_096;

    private final SecureRandom random;
    private final byte[] drawn = new byte[PIECE];
    private int used = PIECE;

    Tokens(SecureRandom random) {
        this.random = random;
    }

    /// Appends so many letters of five bits each.
    StringBuilder append(StringBuilder text, int letters) {
        if (used + letters > PIECE) {
            random.nextBytes(drawn);
            used = 0;
        }
        for (int i = 0; i < letters; i++) {
            text.append(LETTERS[drawn[used++] & 31]);
        }
        return text;
    }
}
