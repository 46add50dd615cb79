package io.portcullis.protocol.sip;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Where the header lines of a message lie in its bytes. Immutable once read.
///
/// Four ints a line: the number of its name, where the line begins, where its value begins and ends. A line ends before the
/// CRLF that the next one follows.
final class HeaderLines {
    private static final int WIDTH = 4;

    private final byte[] bytes;
    private final int[] table;
    private final int count;
    private final int end;

    /// Around a filled table.
    ///
    /// @param end where the CRLF after the last line ends
    HeaderLines(byte[] bytes, int[] table, int count, int end) {
        this.bytes = bytes;
        this.table = table;
        this.count = count;
        this.end = end;
    }

    /// The same places in another array that begins with the same bytes.
    HeaderLines over(byte[] longer) {
        return new HeaderLines(longer, table, count, end);
    }

    byte[] bytes() {
        return bytes;
    }

    int count() {
        return count;
    }

    int number(int line) {
        return table[line * WIDTH];
    }

    int lineStart(int line) {
        return table[line * WIDTH + 1];
    }

    int lineEnd(int line) {
        return (line + 1 < count ? table[(line + 1) * WIDTH + 1] : end) - 2;
    }

    int valueStart(int line) {
        return table[line * WIDTH + 2];
    }

    int valueEnd(int line) {
        return table[line * WIDTH + 3];
    }

    String value(int line) {
        int from = valueStart(line);
        return new String(bytes, from, valueEnd(line) - from, StandardCharsets.UTF_8);
    }

    /// The first line of a known name at or after another, or -1.
    int next(int number, int from) {
        for (int line = from; line < count; line++) {
            if (table[line * WIDTH] == number) {
                return line;
            }
        }
        return -1;
    }

    int first(int number) {
        return next(number, 0);
    }

    /// How many lines there are of a known name.
    int occurrences(int number) {
        int found = 0;
        for (int line = 0; line < count; line++) {
            if (table[line * WIDTH] == number) {
                found++;
            }
        }
        return found;
    }

    /// The lines of any name, in order.
    List<Integer> of(String name) {
        List<Integer> found = new ArrayList<>(2);
        Name sought = Name.of(name);
        for (int line = 0; line < count; line++) {
            if (sought.isOf(this, line)) {
                found.add(line);
            }
        }
        return found;
    }

    /// The first line of any name, or -1.
    int first(String name) {
        int number = KnownHeaders.number(name);
        if (number != KnownHeaders.OTHER) {
            return first(number);
        }
        List<Integer> found = of(name);
        return found.isEmpty() ? -1 : found.getFirst();
    }

    /// A name prepared for comparing with many lines.
    ///
    /// @param lower its letters in lower case, where its number does not say it all
    @SuppressWarnings("ArrayRecordComponent")
    record Name(int number, byte[] lower) {
        private static final byte[] NOT_NEEDED = {};

        static Name of(String name) {
            int number = KnownHeaders.number(name);
            return new Name(number, number == KnownHeaders.OTHER
                    ? name.toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8)
                    : NOT_NEEDED);
        }

        boolean isOf(HeaderLines lines, int line) {
            return isOf(lines.bytes, lines.lineStart(line), lines.number(line));
        }

        /// Whether the line that begins there, with that number, has this name.
        boolean isOf(byte[] bytes, int from, int lineNumber) {
            if (lineNumber != number || number != KnownHeaders.OTHER) {
                return lineNumber == number;
            }
            int end = from + lower.length;
            return end < bytes.length && KnownHeaders.equalsLower(lower, bytes, from, end)
                    && !SipText.isTokenChar((char) (bytes[end] & 0xff));
        }
    }
}
