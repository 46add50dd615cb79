package io.portcullis.protocol.sasl;

import java.util.Optional;

/// The small pieces of RFC 5802's grammar.
final class ScramText {
    private ScramText() {}

    static boolean isAlpha(char c) {
        return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
    }

    /// `saslname`, decoded: `=2C` is a comma, `=3D` an equals sign; any other `=`, a comma, NUL or nothing at all is an error.
    static Optional<String> saslName(String text) {
        if (text.isEmpty() || text.length() > ScramServer.MAX_NAME_LENGTH) {
            return Optional.empty();
        }
        var name = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\0') {
                return Optional.empty();
            } else if (c != '=') {
                name.append(c);
            } else if (text.startsWith("=2C", i)) {
                name.append(',');
                i += 2;
            } else if (text.startsWith("=3D", i)) {
                name.append('=');
                i += 2;
            } else {
                return Optional.empty();
            }
        }
        return Optional.of(name.toString());
    }

    /// `printable`: visible ASCII but the comma.
    static boolean isNonce(String text, int from) {
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < 0x21 || c > 0x7e || c == ',') {
                return false;
            }
        }
        return text.length() > from && text.length() - from <= ScramServer.MAX_NONCE_LENGTH;
    }

    /// `attr-val *("," attr-val)`, none of them the reserved `m`.
    static boolean areExtensions(String text, int from) {
        int start = from;
        while (true) {
            int comma = text.indexOf(',', start);
            int end = comma < 0 ? text.length() : comma;
            if (!isAttribute(text, start, end)) {
                return false;
            }
            if (comma < 0) {
                return true;
            }
            start = comma + 1;
        }
    }

    private static boolean isAttribute(String text, int start, int end) {
        if (end - start < 3 || !isAlpha(text.charAt(start)) || text.charAt(start) == 'm'
                || text.charAt(start + 1) != '=') {
            return false;
        }
        return text.substring(start, end).indexOf('\0') < 0;
    }
}
