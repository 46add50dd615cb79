package io.portcullis.auth.secondstep;

import io.portcullis.auth.secret.Secret;
import java.util.Arrays;

/// RFC 4648 section 6, for lengths that need no padding.
final class Base32 {
    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    private Base32() {}

    /// @param bytes a multiple of five
    static Secret encode(byte[] bytes) {
        byte[] text = new byte[bytes.length / 5 * 8];
        for (int i = 0; i < text.length; i++) {
            int bit = i * 5;
            int two = (bytes[bit / 8] & 0xFF) << 8 | (bit / 8 + 1 < bytes.length ? bytes[bit / 8 + 1] & 0xFF : 0);
            text[i] = (byte) ALPHABET.charAt(two >> (11 - bit % 8) & 31);
        }
        Secret encoded = Secret.ofUtf8(text);
        Arrays.fill(text, (byte) 0);
        return encoded;
    }
}
