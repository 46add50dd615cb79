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

    /// One text of several, `nodes[from]` to `nodes[to - 1]`, in linear time.
    static XmlText join(XmlNode[] nodes, int from, int to) {
        Utf8Buffer joined = new Utf8Buffer(64);
        for (int i = from; i < to; i++) {
            if (nodes[i] instanceof XmlText part) {
                part.appendTo(joined);
            }
        }
        return new XmlText(joined.toBytes());
    }

    /// A bare `>` at the front is escaped: with `]]` before it, it would read as the end of a CDATA section.
    private void appendTo(Utf8Buffer joined) {
        int at = 0;
        while (at < Math.min(escaped.length, 2)) {
            if (escaped[at] == '>') {
                joined.putAscii("&gt;");
            } else {
                joined.put(escaped, at, at + 1);
            }
            at++;
        }
        joined.put(escaped, at, escaped.length);
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
