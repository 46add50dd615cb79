package io.portcullis.protocol.xml;

import io.netty.buffer.ByteBuf;
import java.util.Map;

/// Writes elements into buffers. Reusable; not safe for use by several threads.
///
/// Elements are written without prefixes, `xmlns` only where the namespace changes. Characters that XML cannot carry
/// become U+FFFD.
public final class XmlWriter {
    private static final int WINDOW = 512;
    /// The longest piece that is written at once: an escaped character.
    private static final int LONGEST_PIECE = 8;

    private final byte[] window = new byte[WINDOW];
    private int used;

    /// Writes the whole element, declaring only the namespaces that `scope` does not give it.
    public void write(XmlElement element, ByteBuf out, XmlScope scope) {
        used = 0;
        element(element, scope.defaultNamespace(), scope, out);
        flush(out);
    }

    /// Writes an opening tag that is left open, as that of a stream: names as they are given, values escaped.
    public void writeOpen(String qualifiedName, Map<String, String> attributes, ByteBuf out) {
        used = 0;
        put('<', out);
        name(qualifiedName, out);
        attributes.forEach((name, value) -> attribute(name, value, out));
        put('>', out);
        flush(out);
    }

    private void element(XmlElement element, String defaultNamespace, XmlScope scope, ByteBuf out) {
        String prefix = prefix(element.namespace(), defaultNamespace, scope);
        boolean declares = prefix.isEmpty() && !element.namespace().equals(defaultNamespace);
        put('<', out);
        qualified(prefix, element.name(), out);
        if (declares) {
            attribute("xmlns", element.namespace(), out);
        }
        attributes(element.rawAttributes(), out);
        XmlNode[] content = element.content();
        if (content.length == 0) {
            ascii("/>", out);
            return;
        }
        put('>', out);
        String inner = declares ? element.namespace() : defaultNamespace;
        for (XmlNode node : content) {
            switch (node) {
                case XmlElement child -> element(child, inner, scope, out);
                case XmlText text -> bytes(text.escaped(), out);
            }
        }
        ascii("</", out);
        qualified(prefix, element.name(), out);
        put('>', out);
    }

    private static String prefix(String namespace, String defaultNamespace, XmlScope scope) {
        if (namespace.equals(defaultNamespace)) {
            return "";
        }
        if (namespace.equals(XmlNames.XML_NAMESPACE)) {
            return "xml";
        }
        return namespace.equals(scope.prefixNamespace()) ? scope.prefix() : "";
    }

    private void attributes(String[] attributes, ByteBuf out) {
        for (int i = 0; i < attributes.length; i += 2) {
            String name = attributes[i];
            if (name.charAt(0) == '{') {
                foreign(name, attributes[i + 1], "n" + i, out);
            } else {
                attribute(name, attributes[i + 1], out);
            }
        }
    }

    /// An attribute of another namespace, under a prefix of our own.
    private void foreign(String clarkName, String value, String prefix, ByteBuf out) {
        int end = clarkName.lastIndexOf('}');
        attribute("xmlns:" + prefix, clarkName.substring(1, end), out);
        attribute(prefix + ':' + clarkName.substring(end + 1), value, out);
    }

    private void attribute(String name, String value, ByteBuf out) {
        put(' ', out);
        name(name, out);
        ascii("='", out);
        for (int i = 0; i < value.length(); i++) {
            char character = value.charAt(i);
            if (character < 0x80) {
                valueCharacter(character, out);
            } else {
                int codePoint = value.codePointAt(i);
                codePoint(codePoint, out);
                i += Character.charCount(codePoint) - 1;
            }
        }
        put('\'', out);
    }

    private void valueCharacter(char character, ByteBuf out) {
        switch (character) {
            case '<' -> ascii("&lt;", out);
            case '>' -> ascii("&gt;", out);
            case '&' -> ascii("&amp;", out);
            case '\'' -> ascii("&apos;", out);
            case '\t' -> ascii("&#9;", out);
            case '\n' -> ascii("&#10;", out);
            case '\r' -> ascii("&#13;", out);
            default -> codePoint(character, out);
        }
    }

    private void qualified(String prefix, String name, ByteBuf out) {
        if (!prefix.isEmpty()) {
            name(prefix, out);
            put(':', out);
        }
        name(name, out);
    }

    private void name(String name, ByteBuf out) {
        for (int i = 0; i < name.length(); i++) {
            char character = name.charAt(i);
            if (character < 0x80) {
                put(character, out);
            } else {
                int codePoint = name.codePointAt(i);
                codePoint(codePoint, out);
                i += Character.charCount(codePoint) - 1;
            }
        }
    }

    private void codePoint(int codePoint, ByteBuf out) {
        room(out);
        used = Utf8.encode(XmlEscape.carried(codePoint), window, used);
    }

    private void ascii(String text, ByteBuf out) {
        room(out);
        for (int i = 0; i < text.length(); i++) {
            window[used++] = (byte) text.charAt(i);
        }
    }

    private void put(char character, ByteBuf out) {
        room(out);
        window[used++] = (byte) character;
    }

    private void bytes(byte[] source, ByteBuf out) {
        if (source.length > WINDOW - used) {
            flush(out);
        }
        if (source.length > WINDOW) {
            out.writeBytes(source);
        } else {
            System.arraycopy(source, 0, window, used, source.length);
            used += source.length;
        }
    }

    private void room(ByteBuf out) {
        if (used > WINDOW - LONGEST_PIECE) {
            flush(out);
        }
    }

    private void flush(ByteBuf out) {
        out.writeBytes(window, 0, used);
        used = 0;
    }
}
