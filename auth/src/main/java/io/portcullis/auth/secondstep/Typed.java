package io.portcullis.auth.secondstep;

import io.portcullis.auth.secret.Secret;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.IntUnaryOperator;

/// Codes and keys as people type them: dashes and spaces do not count, nor whether a letter is a capital, nor in which script a
/// digit is written. Letters are ASCII.
final class Typed {
    /// In bytes of UTF-8.
    private static final int LONGEST = 128;
    private static final int OTHER = -1;

    private Typed() {}

    /// So many digits, in ASCII; empty for anything else.
    static Optional<byte[]> digits(Secret typed, int count) {
        return only(typed, count, Typed::digit);
    }

    /// So many letters, in lower case; empty for anything else.
    static Optional<byte[]> letters(Secret typed, int count) {
        return only(typed, count, Typed::letter);
    }

    private static int digit(int typed) {
        int value = Character.digit(typed, 10);
        return value < 0 ? OTHER : '0' + value;
    }

    private static int letter(int typed) {
        int lower = typed >= 'A' && typed <= 'Z' ? typed + ('a' - 'A') : typed;
        return lower >= 'a' && lower <= 'z' ? lower : OTHER;
    }

    private static boolean separates(int typed) {
        int type = Character.getType(typed);
        return type == Character.SPACE_SEPARATOR || type == Character.DASH_PUNCTUATION;
    }

    private static Optional<byte[]> only(Secret typed, int count, IntUnaryOperator kind) {
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
        byte[] result = others || length != count ? new byte[0] : Arrays.copyOf(kept, length);
        Arrays.fill(kept, (byte) 0);
        return Optional.of(result).filter(found -> found.length == count);
    }
}
