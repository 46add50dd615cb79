package io.portcullis.auth.secret;

import com.nulabinc.zxcvbn.StandardDictionaries;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.CharBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What a password that its owner chooses must be. NIST SP 800-63B-4 section 3.1.1.2: long enough, and none that is tried
/// first; nothing is asked about kinds of characters.
public final class PasswordRules {
    /// The fewest characters of a password that opens by itself.
    public static final int SHORTEST = 15;
    /// The fewest where a second step goes with it.
    public static final int SHORTEST_WITH_SECOND_STEP = 8;

    /// A piece so short is no secret, however often it is repeated.
    private static final int SHORTEST_PIECE = 4;
    private static final int SHORTEST_EXPECTED = 3;

    /// Fingerprints of the common passwords in small letters, sorted: the words themselves would take 20 times the memory. That one
    /// of 2^49 other passwords counts as common, too, does no harm.
    private final long[] common;

    private PasswordRules(long[] common) {
        this.common = common;
    }

    /// Reads the list of common passwords, some 30,000, that comes with the product.
    public static PasswordRules load() {
        try {
            return new PasswordRules(StandardDictionaries.PASSWORDS_LOADER.load().getFrequencies().stream()
                    .map(password -> password.toLowerCase(Locale.ROOT).toCharArray())
                    .mapToLong(password -> fingerprint(password, password.length)).sorted().toArray());
        } catch (IOException missing) {
            throw new UncheckedIOException("the list of common passwords is missing", missing);
        }
    }

    /// What is wrong with a password; empty for nothing.
    ///
    /// @param secondStep whether a second step goes with it
    /// @param expected what anybody would try at this account: its name, the server's
    public Optional<PasswordProblem> problem(Secret password, boolean secondStep, List<String> expected) {
        char[] chars = password.chars();
        try {
            if (Character.codePointCount(chars, 0, chars.length) < shortest(secondStep)) {
                return Optional.of(PasswordProblem.TOO_SHORT);
            }
            for (int i = 0; i < chars.length; i++) {
                chars[i] = Character.toLowerCase(chars[i]);
            }
            boolean guessable = isCommon(chars) || isRun(chars) || isExpected(chars, expected);
            return guessable ? Optional.of(PasswordProblem.GUESSABLE) : Optional.empty();
        } finally {
            Arrays.fill(chars, '\0');
        }
    }

    /// The fewest characters.
    public static int shortest(boolean secondStep) {
        return secondStep ? SHORTEST_WITH_SECOND_STEP : SHORTEST;
    }

    private boolean isCommon(char[] password) {
        int piece = period(password);
        return piece < SHORTEST_PIECE || Arrays.binarySearch(common, fingerprint(password, piece)) >= 0;
    }

    /// FNV-1a over characters.
    private static long fingerprint(char[] text, int length) {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < length; i++) {
            hash = (hash ^ text[i]) * 0x100000001b3L;
        }
        return hash;
    }

    /// After how many characters it repeats itself: its length where it does not. That is its length without the longest text
    /// that it both begins and ends with, which Knuth, Morris and Pratt find in one pass.
    private static int period(char[] text) {
        int[] borders = new int[text.length];
        for (int i = 1; i < text.length; i++) {
            int border = borders[i - 1];
            while (border > 0 && text[i] != text[border]) {
                border = borders[border - 1];
            }
            borders[i] = text[i] == text[border] ? border + 1 : 0;
        }
        return text.length - borders[text.length - 1];
    }

    /// As `abcdef`, `987654`, `890123`.
    private static boolean isRun(char[] text) {
        for (int step : new int[] {1, -1}) {
            int i = 1;
            while (i < text.length && isNext(text[i - 1], text[i], step)) {
                i++;
            }
            if (i == text.length) {
                return true;
            }
        }
        return false;
    }

    private static boolean isNext(char before, char after, int step) {
        boolean digits = Character.isDigit(before) && Character.isDigit(after);
        return after - before == step || (digits && Math.floorMod(after - before, 10) == Math.floorMod(step, 10));
    }

    /// Whether less is left than a password with a second step needs, once the expected words are taken out.
    private static boolean isExpected(char[] password, List<String> expected) {
        boolean[] covered = new boolean[password.length];
        for (String word : expected) {
            cover(password, word.toLowerCase(Locale.ROOT), covered);
        }
        int left = 0;
        for (boolean isCovered : covered) {
            left += isCovered ? 0 : 1;
        }
        return left < SHORTEST_WITH_SECOND_STEP && left < password.length;
    }

    private static void cover(char[] password, String word, boolean[] covered) {
        if (word.length() < SHORTEST_EXPECTED) {
            return;
        }
        for (int from = 0; from + word.length() <= password.length; from++) {
            if (CharBuffer.wrap(password, from, word.length()).equals(CharBuffer.wrap(word))) {
                Arrays.fill(covered, from, from + word.length(), true);
            }
        }
    }
}
