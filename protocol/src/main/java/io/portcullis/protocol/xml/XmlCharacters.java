package io.portcullis.protocol.xml;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Checks and decodes the characters between two tags and between two quotes.
final class XmlCharacters {
    private static final int NOT_PLAIN_TEXT = ByteClass.REFERENCE | ByteClass.CARRIAGE_RETURN | ByteClass.HIGH;
    private static final int NOT_PLAIN_VALUE = NOT_PLAIN_TEXT | ByteClass.TAB_OR_LINE;
    private static final int LONGEST_KNOWN_VALUE = 12;

    private XmlCharacters() {}

    /// Character data as [XmlText] keeps it. Control characters, `<` and `]]>` were looked for already.
    ///
    /// @param classes the classes of all these bytes together, possibly of more
    static XmlText text(byte[] bytes, int from, int to, int classes) {
        if ((classes & NOT_PLAIN_TEXT) != 0) {
            check(bytes, from, to);
        }
        if ((classes & ByteClass.CARRIAGE_RETURN) == 0) {
            return new XmlText(Arrays.copyOfRange(bytes, from, to));
        }
        Utf8Buffer text = new Utf8Buffer(to - from);
        putLines(bytes, from, to, text);
        return new XmlText(text.toBytes());
    }

    /// A CDATA section as [XmlText] keeps it.
    static XmlText cdata(byte[] bytes, int from, int to) {
        Utf8Buffer text = new Utf8Buffer(to - from);
        int at = from;
        while (at < to) {
            int codePoint = character(bytes, at, to);
            at += Utf8.width(codePoint);
            if (codePoint != '\r') {
                XmlEscape.put(codePoint, text);
            } else if (at == to || bytes[at] != '\n') {
                text.put('\n');
            }
        }
        return new XmlText(text.toBytes());
    }

    /// An attribute's value, white space normalised (XML 1.0 section 3.3.3). `<` was looked for already.
    static String value(byte[] bytes, int from, int to, int classes) {
        if (from == to) {
            return "";
        }
        if ((classes & NOT_PLAIN_VALUE) != 0) {
            return normalised(bytes, from, to);
        }
        if (to - from <= LONGEST_KNOWN_VALUE) {
            return NameTable.ascii(bytes, from, to);
        }
        return new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
    }

    /// The value of a namespace declaration.
    static String namespace(byte[] bytes, int from, int to, int classes) {
        boolean plain = from < to && (classes & NOT_PLAIN_VALUE) == 0;
        return plain ? NameTable.ascii(bytes, from, to) : value(bytes, from, to, classes);
    }

    private static String normalised(byte[] bytes, int from, int to) {
        StringBuilder value = new StringBuilder(to - from);
        int at = from;
        while (at < to) {
            int codePoint = character(bytes, at, to);
            at += Utf8.width(codePoint);
            switch (codePoint) {
                case '&' -> {
                    int end = endOfReference(bytes, at, to);
                    value.appendCodePoint(XmlReference.resolve(utf8(bytes, at, end)));
                    at = end + 1;
                }
                case '\t', '\n' -> value.append(' ');
                case '\r' -> {
                    value.append(' ');
                    at += at < to && bytes[at] == '\n' ? 1 : 0;
                }
                default -> value.appendCodePoint(codePoint);
            }
        }
        return value.toString();
    }

    private static void check(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to) {
            int codePoint = character(bytes, at, to);
            at += Utf8.width(codePoint);
            if (codePoint == '&') {
                int end = endOfReference(bytes, at, to);
                XmlReference.resolve(utf8(bytes, at, end));
                at = end + 1;
            }
        }
    }

    private static void putLines(byte[] bytes, int from, int to, Utf8Buffer text) {
        int done = from;
        for (int at = from; at < to; at++) {
            if (bytes[at] == '\r') {
                text.put(bytes, done, at);
                text.put('\n');
                done = at + 1 < to && bytes[at + 1] == '\n' ? at + 2 : at + 1;
            }
        }
        text.put(bytes, done, to);
    }

    private static int character(byte[] bytes, int at, int to) {
        int codePoint = Utf8.codePoint(bytes, at, to);
        if (!XmlNames.isCharacter(codePoint)) {
            throw new XmlRejected(XmlFailure.NOT_WELL_FORMED);
        }
        return codePoint;
    }

    private static int endOfReference(byte[] bytes, int from, int to) {
        for (int at = from; at < to; at++) {
            if (bytes[at] == ';') {
                return at;
            }
        }
        throw new XmlRejected(XmlFailure.NOT_WELL_FORMED);
    }

    private static String utf8(byte[] bytes, int from, int to) {
        return new String(bytes, from, to - from, StandardCharsets.UTF_8);
    }
}
