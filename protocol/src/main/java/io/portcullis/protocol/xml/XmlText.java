package io.portcullis.protocol.xml;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Character data, kept as the UTF-8 bytes that stand between two tags: valid, escaped, line ends normalised.
///
/// So what the parser has proven is written to the next stream without being decoded.
final class XmlText implements XmlNode {
    private final byte[] escaped;

    /// Takes the array over; only the parser and [#of] make one.
    XmlText(byte[] escaped) {
        this.escaped = escaped;
    }

    /// Escapes `text`; what XML cannot carry becomes U+FFFD.
    static XmlText of(String text) {
        return new XmlText(XmlEscape.text(text));
    }

    XmlText append(XmlText other) {
        byte[] joined = Arrays.copyOf(escaped, escaped.length + other.escaped.length);
        System.arraycopy(other.escaped, 0, joined, escaped.length, other.escaped.length);
        return new XmlText(joined);
    }

    byte[] escaped() {
        return escaped;
    }

    String decoded() {
        String text = new String(escaped, StandardCharsets.UTF_8);
        return text.indexOf('&') < 0 ? text : XmlEscape.unescape(text);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof XmlText text
                && (Arrays.equals(escaped, text.escaped) || decoded().equals(text.decoded()));
    }

    @Override
    public int hashCode() {
        return decoded().hashCode();
    }

    @Override
    public String toString() {
        return "#text";
    }
}
