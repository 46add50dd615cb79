package io.portcullis.auth.secondstep;

import io.portcullis.auth.secret.Secret;
import java.util.Arrays;
import java.util.Optional;

/// Codes and keys as people type them: hyphens and spaces do not count, nor whether a letter is a capital. ASCII only.
final class Typed {
    private static final int LONGEST = 128;

    private Typed() {}

    /// So many digits; empty for anything else.
    static Optional<byte[]> digits(Secret typed, int count) {
        return only(typed, count, '0', '9');
    }

    /// So many letters, in lower case; empty for anything else.
    static Optional<byte[]> letters(Secret typed, int count) {
        return only(typed, count, 'a', 'z');
    }

    private static Optional<byte[]> only(Secret typed, int count, char first, char last) {
        if (typed.length() > LONGEST) {
            return Optional.empty();
        }
        byte[] text = typed.utf8();
        byte[] kept = new byte[text.length];
        int length = 0;
        boolean others = false;
        for (byte b : text) {
            boolean capital = b >= 'A' && b <= 'Z';
            byte lower = (byte) (capital ? b + ('a' - 'A') : b);
            boolean counts = lower >= first && lower <= last;
            others |= !counts && b != '-' && b != ' ';
            kept[length] = lower;
            length += counts ? 1 : 0;
        }
        Arrays.fill(text, (byte) 0);
        byte[] result = others || length != count ? new byte[0] : Arrays.copyOf(kept, length);
        Arrays.fill(kept, (byte) 0);
        return Optional.of(result).filter(found -> found.length == count);
    }
}
