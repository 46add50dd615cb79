package io.portcullis.protocol.sip;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads `;name=value` parameters strictly. Blanks are allowed round the semicolons only; RFC 3261 allows them elsewhere too:
/// such a header is first brought to its usual form.
final class ParameterReader {
    /// How many parameters one element may have.
    static final int MAX = 64;

    private ParameterReader() {}

    /// Those of a header, from here to the end of the text.
    static Optional<Parameters> ofHeader(String text, int from) {
        return read(text, from, false);
    }

    /// Those of a URI, from here to the end of the text: no quotes, no blanks, other characters.
    static Optional<Parameters> ofUri(String text, int from) {
        return read(text, from, true);
    }

    private static Optional<Parameters> read(String text, int from, boolean uri) {
        if (from == text.length()) {
            return Optional.of(Parameters.NONE);
        }
        List<String> pairs = new ArrayList<>(8);
        int at = from;
        while (at < text.length()) {
            if (text.charAt(at) != ';' || pairs.size() == 2 * MAX) {
                return Optional.empty();
            }
            int nameStart = uri ? at + 1 : skipBlanks(text, at + 1);
            int nameEnd = uri ? endOfUriPart(text, nameStart) : endOfToken(text, nameStart);
            int valueEnd = nameEnd;
            String value = "";
            if (nameEnd > nameStart && nameEnd < text.length() && text.charAt(nameEnd) == '=') {
                valueEnd = uri ? endOfUriPart(text, nameEnd + 1) : endOfValue(text, nameEnd + 1);
                value = valueEnd < 0 ? "" : text.substring(nameEnd + 1, valueEnd);
            }
            if (nameEnd == nameStart || (valueEnd > nameEnd && value.isEmpty()) || valueEnd < 0) {
                return Optional.empty();
            }
            pairs.add(text.substring(nameStart, nameEnd));
            pairs.add(value);
            at = uri ? valueEnd : skipBlanks(text, valueEnd);
        }
        return Optional.of(Parameters.ofPairs(pairs));
    }

    /// Where a parameter's name, of a header or a URI, ends that begins with the text.
    static int endOfName(String text) {
        return Math.max(endOfToken(text, 0), endOfUriPart(text, 0));
    }

    /// Where a parameter's value, of a header or a URI, ends that begins with the text; -1 for an open quote.
    static int endOfAnyValue(String text) {
        return Math.max(endOfValue(text, 0), endOfUriPart(text, 0));
    }

    static int skipBlanks(String text, int from) {
        int at = from;
        while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
            at++;
        }
        return at;
    }

    static int endOfToken(String text, int from) {
        int at = from;
        while (at < text.length() && SipText.isTokenChar(text.charAt(at))) {
            at++;
        }
        return at;
    }

    /// Behind the closing quote of the quoted-string that begins here, or -1.
    static int endOfQuoted(String text, int from) {
        for (int at = from + 1; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == '\\') {
                at++;
            } else if (c == '"') {
                return at + 1;
            }
        }
        return -1;
    }

    /// A token, a host (brackets and colons), or a quoted-string.
    private static int endOfValue(String text, int from) {
        if (from < text.length() && text.charAt(from) == '"') {
            return endOfQuoted(text, from);
        }
        int at = from;
        while (at < text.length() && isValueChar(text.charAt(at))) {
            at++;
        }
        return at;
    }

    private static boolean isValueChar(char c) {
        return SipText.isTokenChar(c) || c == '[' || c == ']' || c == ':' || c == '/';
    }

    private static int endOfUriPart(String text, int from) {
        int at = from;
        while (at < text.length()) {
            if (SipText.isUriParameterChar(text.charAt(at))) {
                at++;
            } else if (SipEscapes.isEscape(text, at)) {
                at += 3;
            } else {
                return at;
            }
        }
        return at;
    }
}
