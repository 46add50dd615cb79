package io.portcullis.protocol.interwork;

import java.util.Optional;

/// What XEP-0106 writes for the characters that the local part of an XMPP address cannot hold.
///
/// A backslash stands for itself both ways, so that a text which has its escapes already is left as it is, and each local part
/// comes back from its text as the same one: two accounts are never called the same.
final class JidEscaping {
    private static final String[] CODES = {"20", "22", "26", "27", "2f", "3a", "3c", "3e", "40"};
    private static final String CHARACTERS = " \"&'/:<>@";

    private JidEscaping() {}

    /// A text as local part; empty when it begins or ends with a space, which cannot be escaped there.
    static Optional<String> escape(String text) {
        if (text.startsWith(" ") || text.endsWith(" ")) {
            return Optional.empty();
        }
        StringBuilder escaped = new StringBuilder(text.length() + 8);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            int code = CHARACTERS.indexOf(c);
            if (code < 0) {
                escaped.append(c);
            } else {
                escaped.append('\\').append(CODES[code]);
            }
        }
        return Optional.of(escaped.toString());
    }

    /// What a local part means.
    static String unescape(String local) {
        if (local.indexOf('\\') < 0) {
            return local;
        }
        StringBuilder text = new StringBuilder(local.length());
        for (int i = 0; i < local.length(); i++) {
            int code = codeAt(local, i);
            boolean edgeSpace = code == 0 && (i == 0 || i + 3 == local.length());
            if (code < 0 || edgeSpace) {
                text.append(local.charAt(i));
            } else {
                text.append(CHARACTERS.charAt(code));
                i += 2;
            }
        }
        return text.toString();
    }

    /// Which escape starts at `at`; -1 for none.
    private static int codeAt(String text, int at) {
        if (text.charAt(at) != '\\') {
            return -1;
        }
        for (int code = 0; code < CODES.length; code++) {
            if (text.startsWith(CODES[code], at + 1)) {
                return code;
            }
        }
        return -1;
    }
}
