package io.portcullis.auth.secret;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.IntUnaryOperator;

/// Secrets of ASCII letters or digits that we made, as people type them: blanks and hyphens of any script do not count, nor
/// whether a letter is a capital, nor in which script a digit is written.
public final class TypedText {
    /// The longest that is looked at, in bytes of UTF-8.
    private static final int LONGEST = 128;
    private static final int OTHER = -1;

    private TypedText() {}

    /// The digits, in ASCII; empty where there is anything else. The caller wipes them.
    public static Optional<byte[]> digits(Secret typed) {
        return only(typed, TypedText::digit);
    }

    /// The letters in lower case; empty where there is anything else. The caller wipes them.
    public static Optional<byte[]> letters(Secret typed) {
        return only(typed, TypedText::letter);
    }

    private static int digit(int typed) {
        int value = Character.digit(typed, 10);
        return value < 0 ? OTHER : '0' + value;
    }

    private static int letter(int typed) {
        int lower = typed >= 'A' && typed <= 'Z' ? typed + ('a' - 'A') : typed;
        return lower >= 'a' && lower <= 'z' ? lower : OTHER;
    }

    private static Optional<byte[]> only(Secret typed, IntUnaryOperator kind) {
        if (typed.length() > LONGEST) {
            return Optional.empty();
        }
        char[] text = typed.chars();
        byte[] kept = new byte[text.length];
        int length = 0;
        boolean others = false;
        for (int i = 0; i < text.length; i += Character.charCount(Character.codePointAt(text, i))) {
            int point = Character.codePointAt(text, i);
            int meant = kind.applyAsInt(point);
            others |= meant == OTHER && !separates(point);
            kept[length] = (byte) meant;
            length += meant == OTHER ? 0 : 1;
        }
        Arrays.fill(text, '\0');
        byte[] result = Arrays.copyOf(kept, others ? 0 : length);
        Arrays.fill(kept, (byte) 0);
        return Optional.of(result).filter(found -> found.length > 0);
    }

    /// A hyphen, or what NFKC makes a space of; no controls.
    private static boolean separates(int typed) {
        int type = Character.getType(typed);
        return type == Character.SPACE_SEPARATOR || type == Character.DASH_PUNCTUATION;
    }
}
