package io.portcullis.protocol.sip;

import java.nio.charset.StandardCharsets;

/// One header line of a message under construction: a piece of bytes that may belong to another message.
///
/// @param source     where the line lies, from `from` to `to`, without its CRLF
/// @param number     the number of its name
/// @param valueStart where the value lies, trimmed
@SuppressWarnings("ArrayRecordComponent")
record BuilderLine(byte[] source, int from, int to, int number, int valueStart, int valueEnd) {
    /// Ints that [HeaderLines] keeps for a line.
    static final int TABLE_WIDTH = 4;

    static BuilderLine of(HeaderLines lines, int line) {
        return new BuilderLine(lines.bytes(), lines.lineStart(line), lines.lineEnd(line), lines.number(line),
                lines.valueStart(line), lines.valueEnd(line));
    }

    static BuilderLine of(String name, String value) {
        if (!SipText.isToken(name) || !SipText.isHeaderLine(value)) {
            throw new IllegalArgumentException("not a header (expected: a token, and text without control characters)");
        }
        byte[] source = (name + ": " + value).getBytes(StandardCharsets.UTF_8);
        return new BuilderLine(source, 0, source.length, KnownHeaders.number(name), name.length() + 2, source.length);
    }

    boolean named(HeaderLines.Name name) {
        return name.isOf(source, from, number);
    }

    String value() {
        return new String(source, valueStart, valueEnd - valueStart, StandardCharsets.UTF_8);
    }

    int length() {
        return to - from;
    }

    /// Copies the line into a message and notes its place. Gives where it ends.
    int writeTo(byte[] bytes, int at, int[] table, int line) {
        System.arraycopy(source, from, bytes, at, length());
        int entry = line * TABLE_WIDTH;
        table[entry] = number;
        table[entry + 1] = at;
        table[entry + 2] = at + valueStart - from;
        table[entry + 3] = at + valueEnd - from;
        return at + length();
    }
}
