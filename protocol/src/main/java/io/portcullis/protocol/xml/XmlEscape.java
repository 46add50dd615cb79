package io.portcullis.protocol.xml;

import java.nio.charset.StandardCharsets;

/// Character data to escaped UTF-8 and back.
final class XmlEscape {
    private static final int REPLACEMENT = 0xfffd;

    private XmlEscape() {}

    /// Escaped; what XML cannot carry becomes U+FFFD.
    static byte[] text(String text) {
        if (isPlain(text)) {
            return text.getBytes(StandardCharsets.ISO_8859_1);
        }
        Utf8Buffer out = new Utf8Buffer(text.length() + 32);
        int at = 0;
        while (at < text.length()) {
            int codePoint = text.codePointAt(at);
            at += Character.charCount(codePoint);
            put(carried(codePoint), out);
        }
        return out.toBytes();
    }

    /// Adds one character, escaped.
    static void put(int codePoint, Utf8Buffer out) {
        switch (codePoint) {
            case '<' -> out.putAscii("&lt;");
            case '>' -> out.putAscii("&gt;");
            case '&' -> out.putAscii("&amp;");
            case '\r' -> out.putAscii("&#13;");
            default -> out.put(codePoint);
        }
    }

    /// The character itself, or U+FFFD when XML cannot carry it.
    static int carried(int codePoint) {
        return XmlNames.isCharacter(codePoint) ? codePoint : REPLACEMENT;
    }

    /// Resolves the references of `text`, which is valid.
    static String unescape(String text) {
        StringBuilder out = new StringBuilder(text.length());
        int at = 0;
        int reference = text.indexOf('&');
        while (reference >= 0) {
            int end = text.indexOf(';', reference);
            out.append(text, at, reference).appendCodePoint(XmlReference.resolve(text.substring(reference + 1, end)));
            at = end + 1;
            reference = text.indexOf('&', at);
        }
        return out.append(text, at, text.length()).toString();
    }

    private static boolean isPlain(String text) {
        int special = ByteClass.CONTROL | ByteClass.TEXT_STOP | ByteClass.REFERENCE | ByteClass.CARRIAGE_RETURN;
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            if (character >= 0x80 || (ByteClass.of((byte) character) & special) != 0) {
                return false;
            }
        }
        return true;
    }
}
