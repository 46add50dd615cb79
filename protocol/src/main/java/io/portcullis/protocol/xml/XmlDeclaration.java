package io.portcullis.protocol.xml;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// `<?xml version='1.0' encoding='UTF-8'?>`, once at the start of a stream (XML 1.0 section 2.8).
final class XmlDeclaration {
    private static final int MAX_BYTES = 200;
    private static final Pattern FORM = Pattern.compile("[ \t\r\n]+version[ \t\r\n]*=[ \t\r\n]*(?:'1\\.0'|\"1\\.0\")"
            + "(?:[ \t\r\n]+encoding[ \t\r\n]*=[ \t\r\n]*(?:'([A-Za-z][\\w.-]*)'|\"([A-Za-z][\\w.-]*)\"))?"
            + "(?:[ \t\r\n]+standalone[ \t\r\n]*=[ \t\r\n]*(?:'(?:yes|no)'|\"(?:yes|no)\"))?[ \t\r\n]*\\?>");

    private XmlDeclaration() {}

    /// Checks what follows `<?xml`, up to and with `?>`.
    static void check(byte[] bytes, int from, int to) {
        if (!ByteClass.isSpace(bytes[from])) {
            throw new XmlRejected(XmlFailure.RESTRICTED);
        }
        Matcher form = FORM.matcher(new String(bytes, from, Math.min(to - from, MAX_BYTES), StandardCharsets.US_ASCII));
        if (!form.matches()) {
            throw new XmlRejected(XmlFailure.NOT_WELL_FORMED);
        }
        String encoding = form.group(1) == null ? form.group(2) : form.group(1);
        if (encoding != null && !encoding.toUpperCase(Locale.ROOT).equals("UTF-8")) {
            throw new XmlRejected(XmlFailure.BAD_ENCODING);
        }
    }
}
