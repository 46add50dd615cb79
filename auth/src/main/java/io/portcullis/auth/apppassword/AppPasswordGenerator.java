package io.portcullis.auth.apppassword;

import io.portcullis.auth.secret.Secret;
import io.portcullis.auth.secret.Spellings;
import io.portcullis.auth.secret.TypedText;
import java.security.SecureRandom;
import java.util.Arrays;

/// Makes app-specific passwords: lowercase letters without look-alikes, in groups of four, every one equally likely.
public final class AppPasswordGenerator {
    /// Without `l`, which looks like `i` and like `1`: 25 letters, 4.64 bits each.
    static final String ALPHABET = "abcdefghijkmnopqrstuvwxyz";

    private static final int GROUP = 4;
    private static final int ID_LENGTH = 12;
    /// A byte at or above would favour the first letters: it is thrown away.
    private static final int FAIR = 256 - 256 % ALPHABET.length();

    private final SecureRandom random;

    public AppPasswordGenerator(SecureRandom random) {
        this.random = random;
    }

    /// A new password, grouped: `abcd-efgh-ijkm-nopq`.
    ///
    /// @param letters 16 (74 bits) or 28 (130 bits)
    public Secret password(int letters) {
        if (!Spellings.isAppPasswordLength(letters)) {
            throw new IllegalArgumentException("letters: " + letters + " (expected: 16 or 28)");
        }
        return letters(letters, GROUP);
    }

    /// Letters of the same alphabet for other secrets that a person types, a hyphen after each `group`: `abcde-fghij`.
    ///
    /// @param letters a multiple of `group`
    public Secret letters(int letters, int group) {
        if (group < 1 || letters < group || letters % group != 0) {
            throw new IllegalArgumentException("letters: " + letters + " (expected: a multiple of " + group + ")");
        }
        byte[] text = new byte[letters + letters / group - 1];
        for (int i = 0; i < text.length; i++) {
            text[i] = (byte) (i % (group + 1) == group ? '-' : letter());
        }
        Secret password = Secret.ofUtf8(text);
        Arrays.fill(text, (byte) 0);
        return password;
    }

    /// A new id.
    public AppPasswordId id() {
        StringBuilder id = new StringBuilder(ID_LENGTH);
        while (id.length() < ID_LENGTH) {
            id.append(letter());
        }
        return new AppPasswordId(id.toString());
    }

    private char letter() {
        byte[] one = new byte[1];
        int value;
        do {
            random.nextBytes(one);
            value = one[0] & 0xFF;
        } while (value >= FAIR);
        return ALPHABET.charAt(value % ALPHABET.length());
    }

    /// Whether a text looks like an app password, with hyphens or blanks or without, in either case: says nothing of whether it
    /// is one.
    public static boolean shapedLikeAppPassword(Secret text) {
        return TypedText.letters(text).filter(letters -> {
            boolean others = false;
            for (byte letter : letters) {
                others |= ALPHABET.indexOf(letter) < 0;
            }
            Arrays.fill(letters, (byte) 0);
            return !others && Spellings.isAppPasswordLength(letters.length);
        }).isPresent();
    }
}
