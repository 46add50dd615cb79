package io.portcullis.protocol.sip;

/// Finds the blanks that RFC 3261 allows and nobody writes: next to `;`, `=`, `/` or `:` outside quotes and brackets.
final class OddBlanks {
    private OddBlanks() {}

    /// Whether the value has one, and nothing that the JAIN-SIP parser must not see: an element with a comma outside quotes
    /// and brackets, or a blank inside brackets.
    static boolean in(String value) {
        boolean odd = false;
        boolean quoted = false;
        boolean angled = false;
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (quoted) {
                if (c == '\\') {
                    i++;
                } else {
                    quoted = c != '"';
                }
            } else if (c == ',' || (angled && isBlank(c))) {
                return false;
            } else if (c == '"') {
                quoted = true;
            } else if (c == '<' || c == '>') {
                angled = c == '<';
            } else if (isBlank(c)) {
                odd |= isSeparator(value, i - 1) || isSeparator(value, i + 1);
            }
        }
        return odd && !quoted && !angled;
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t';
    }

    private static boolean isSeparator(String value, int at) {
        return at >= 0 && at < value.length() && ";=/:".indexOf(value.charAt(at)) >= 0;
    }
}
