package io.portcullis.protocol.sip.jain;

/// What the JAIN-SIP parser must not see. Each method here is a defect of it that was met.
final class JainFences {
    /// Some of its loops take quadratic time.
    static final int MAX_LENGTH = 8 * 1024;
    static final int MAX_SEPARATORS = 256;

    private JainFences() {}

    static boolean admits(String name, String value) {
        return value.length() <= MAX_LENGTH && separators(value) <= MAX_SEPARATORS && isOneLine(name)
                && isOneLine(value) && !isViaWithComment(name, value) && !isBearer(name, value);
    }

    /// A comment in a Via makes it loop until memory ends.
    private static boolean isViaWithComment(String name, String value) {
        return (name.equalsIgnoreCase("Via") || name.equalsIgnoreCase("v")) && value.indexOf('(') >= 0;
    }

    /// It cannot read the `/` and `=` of a bearer token.
    private static boolean isBearer(String name, String value) {
        return name.regionMatches(true, name.indexOf('-') + 1, "Authorization", 0, 13)
                && value.regionMatches(true, 0, "Bearer", 0, 6);
    }

    /// It takes a line end for the end of the header, and loses what follows.
    private static boolean isOneLine(String text) {
        return text.indexOf('\r') < 0 && text.indexOf('\n') < 0;
    }

    private static long separators(String value) {
        return value.chars().filter(c -> c == ',' || c == ';' || c == '=').count();
    }
}
