package io.portcullis.auth.secret;

import java.util.Arrays;
import java.util.Optional;

/// Secrets of ASCII letters or digits that we made, as people type them: blanks and hyphens of any script do not count, nor
/// whether a letter is a capital.
public final class TypedText {
    /// The longest that is looked at, in bytes of UTF-8.
    private static final int LONGEST = 128;

    private TypedText() {}

    /// The digits; empty where there is anything else. The caller wipes them.
    public static Optional<byte[]> digits(Secret typed) {
        return only(typed, '0', '9');
    }

    /// The letters in lower case; empty where there is anything else. The caller wipes them.
    public static Optional<byte[]> letters(Secret typed) {
        return only(typed, 'a', 'z');
    }

    private static Optional<byte[]> only(Secret typed, char first, char last) {
        if (typed.length() > LONGEST) {
            return Optional.empty();
        }
        char[] text = typed.chars();
        byte[] kept = new byte[text.length];
        int length = 0;
        boolean others = false;
        for (char c : text) {
            char lower = c >= 'A' && c <= 'Z' ? (char) (c + ('a' - 'A')) : c;
            boolean counts = lower >= first && lower <= last;
            others |= !counts && !isBlank(c) && !isHyphen(c);
            kept[length] = (byte) lower;
            length += counts ? 1 : 0;
        }
        Arrays.fill(text, '\0');
        byte[] result = Arrays.copyOf(kept, others ? 0 : length);
        Arrays.fill(kept, (byte) 0);
        return Optional.of(result).filter(found -> found.length > 0);
    }

    /// What NFKC makes a space of; no controls.
    private static boolean isBlank(char c) {
        return Character.getType(c) == Character.SPACE_SEPARATOR;
    }

    private static boolean isHyphen(char c) {
        return Character.getType(c) == Character.DASH_PUNCTUATION;
    }
}
