package io.portcullis.protocol.sip.digest;

import java.util.Locale;
import java.util.Optional;

/// The parameters of a `Digest` challenge or of credentials, read strictly: comma-separated, each name once. RFC 7616, RFC 9110
/// section 11.
final class AuthParameters {
    private static final String SCHEME = "Digest";
    private static final int MAX = 32;

    private final String text;
    private final String[] names = new String[MAX];
    private final String[] values = new String[MAX];
    private int count;
    private int at;

    private AuthParameters(String text, int from) {
        this.text = text;
        at = from;
    }

    /// Empty for other schemes, and for anything malformed.
    static Optional<AuthParameters> parse(String text) {
        int from = SCHEME.length();
        if (!text.regionMatches(true, 0, SCHEME, 0, from) || text.length() == from
                || (text.charAt(from) != ' ' && text.charAt(from) != '\t')) {
            return Optional.empty();
        }
        AuthParameters parameters = new AuthParameters(text, from);
        return parameters.readAll() ? Optional.of(parameters) : Optional.empty();
    }

    /// The value, quotes taken off; "" when absent.
    String get(String lowerName) {
        for (int i = 0; i < count; i++) {
            if (names[i].equals(lowerName)) {
                return values[i];
            }
        }
        return "";
    }

    boolean has(String lowerName) {
        for (int i = 0; i < count; i++) {
            if (names[i].equals(lowerName)) {
                return true;
            }
        }
        return false;
    }

    private boolean readAll() {
        do {
            if (!readOne()) {
                return false;
            }
        } while (take(','));
        return at == text.length();
    }

    private boolean readOne() {
        skipBlanks();
        int nameStart = at;
        while (at < text.length() && isToken(text.charAt(at))) {
            at++;
        }
        String name = text.substring(nameStart, at).toLowerCase(Locale.ROOT);
        if (name.isEmpty() || count == MAX || has(name) || !take('=')) {
            return false;
        }
        skipBlanks();
        String value = at < text.length() && text.charAt(at) == '"' ? quoted() : token();
        names[count] = name;
        values[count++] = value;
        return !value.isEmpty() || text.charAt(at - 1) == '"';
    }

    /// Leaves the place before the quote when the quoted-string does not end, so that what follows is malformed.
    private String quoted() {
        int close = text.indexOf('"', at + 1);
        int backslash = text.indexOf('\\', at + 1);
        if (close >= 0 && (backslash < 0 || backslash > close)) {
            String value = text.substring(at + 1, close);
            at = close + 1;
            return value;
        }
        StringBuilder value = new StringBuilder();
        for (int i = at + 1; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"') {
                at = i + 1;
                return value.toString();
            }
            value.append(c == '\\' && i + 1 < text.length() ? text.charAt(++i) : c);
        }
        return "";
    }

    private String token() {
        int from = at;
        while (at < text.length() && isToken(text.charAt(at))) {
            at++;
        }
        return text.substring(from, at);
    }

    private boolean take(char separator) {
        skipBlanks();
        if (at < text.length() && text.charAt(at) == separator) {
            at++;
            return true;
        }
        return false;
    }

    private void skipBlanks() {
        while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
            at++;
        }
    }

    private static boolean isToken(char c) {
        return c > ' ' && c < 0x7f && "()<>@,;:\\\"/[]?={}".indexOf(c) < 0;
    }
}
