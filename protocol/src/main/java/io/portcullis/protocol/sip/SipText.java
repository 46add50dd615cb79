package io.portcullis.protocol.sip;

/// The character classes of RFC 3261 section 25.1, and text made safe for a header.
public final class SipText {
    private static final int TOKEN = 1;
    private static final int HOST = 2;
    private static final int USER = 4;
    private static final int URI_PARAMETER = 8;
    private static final int WORD = 16;
    private static final byte[] CLASSES = classes();

    private SipText() {}

    /// Whether it is a token: letters, digits and ``-.!%*_+`'~``, at least one.
    public static boolean isToken(String text) {
        return consistsOf(text, TOKEN);
    }

    /// Whether it may stand in a header line: no control character but the tab. Everything else could end the line.
    public static boolean isHeaderSafe(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if ((c < ' ' && c != '\t') || c == 0x7f || (Character.isSurrogate(c) && !pairedAt(text, i))) {
                return false;
            }
        }
        return true;
    }

    /// Whether it may stand in a header line as the parser takes it: like [#isHeaderSafe(String)], and other control characters
    /// than CR and LF after a backslash. RFC 3261 section 25.1, quoted-pair.
    static boolean isHeaderLine(String text) {
        boolean escaped = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean control = (c < ' ' && c != '\t') || c == 0x7f;
            if ((control && (!escaped || c == '\r' || c == '\n')) || (Character.isSurrogate(c) && !pairedAt(text, i))) {
                return false;
            }
            escaped = c == '\\' && !escaped;
        }
        return true;
    }

    /// The text with each run of control characters made one space, fit for a header line.
    public static String headerSafe(String text) {
        if (isHeaderSafe(text)) {
            return text;
        }
        StringBuilder safe = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isSurrogate(c) && !pairedAt(text, i)) {
                safe.append('\ufffd');
            } else if (c >= ' ' && c != 0x7f) {
                safe.append(c);
            } else if (safe.isEmpty() || safe.charAt(safe.length() - 1) != ' ') {
                safe.append(' ');
            }
        }
        return safe.toString();
    }

    /// The text as a quoted-string, quotes included; control characters become spaces.
    public static String quoted(String text) {
        String safe = headerSafe(text);
        StringBuilder quoted = new StringBuilder(safe.length() + 2).append('"');
        for (int i = 0; i < safe.length(); i++) {
            char c = safe.charAt(i);
            if (c == '"' || c == '\\') {
                quoted.append('\\');
            }
            quoted.append(c);
        }
        return quoted.append('"').toString();
    }

    static boolean isTokenChar(char c) {
        return is(c, TOKEN);
    }

    static boolean isHostChar(char c) {
        return is(c, HOST);
    }

    /// Characters of the user part that need no escape.
    static boolean isUserChar(char c) {
        return is(c, USER);
    }

    /// Characters of URI parameters that need no escape.
    static boolean isUriParameterChar(char c) {
        return is(c, URI_PARAMETER);
    }

    /// A word, or two with `@` between: RFC 3261 callid.
    static boolean isCallId(String text) {
        int at = text.indexOf('@');
        return at < 0
                ? consistsOf(text, WORD)
                : consistsOf(text.substring(0, at), WORD) && consistsOf(text.substring(at + 1), WORD);
    }

    private static boolean is(char c, int mask) {
        return c < 128 && (CLASSES[c] & mask) != 0;
    }

    private static boolean consistsOf(String text, int mask) {
        for (int i = 0; i < text.length(); i++) {
            if (!is(text.charAt(i), mask)) {
                return false;
            }
        }
        return !text.isEmpty();
    }

    private static boolean pairedAt(String text, int i) {
        char c = text.charAt(i);
        return Character.isHighSurrogate(c)
                ? i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))
                : i > 0 && Character.isHighSurrogate(text.charAt(i - 1));
    }

    private static byte[] classes() {
        byte[] classes = new byte[128];
        for (char c = '0'; c <= 'z'; c++) {
            if (c <= '9' || (c >= 'A' && c <= 'Z') || c >= 'a') {
                classes[c] = TOKEN | HOST | USER | URI_PARAMETER | WORD;
            }
        }
        mark(classes, "-.!%*_+`'~", TOKEN);
        mark(classes, "-._", HOST);
        mark(classes, "-_.!~*'()&=+$,;?/", USER);
        mark(classes, "-_.!~*'()[]/:&+$", URI_PARAMETER);
        mark(classes, "-.!%*_+`'~()<>:\\\"/[]?{}", WORD);
        return classes;
    }

    private static void mark(byte[] classes, String characters, int mask) {
        for (int i = 0; i < characters.length(); i++) {
            classes[characters.charAt(i)] |= (byte) mask;
        }
    }
}
