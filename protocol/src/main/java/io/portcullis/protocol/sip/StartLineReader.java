package io.portcullis.protocol.sip;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// Reads start lines strictly: single spaces, no space at the end, SIP/2.0.
final class StartLineReader {
    private static final String VERSION = "SIP/2.0";
    private static final StartLine NO_MESSAGE = new StartLine.Refused(SipRejection.START_LINE, false);
    private static final String[] METHODS = {"REGISTER", "INVITE", "ACK", "BYE", "CANCEL", "OPTIONS", "MESSAGE",
        "SUBSCRIBE", "NOTIFY", "PUBLISH", "REFER", "INFO", "UPDATE", "PRACK"};

    private StartLineReader() {}

    static StartLine read(byte[] bytes, int from, int to) {
        String line = new String(bytes, from, to - from, StandardCharsets.UTF_8);
        return line.regionMatches(true, 0, "SIP/", 0, 4) ? status(line) : request(line);
    }

    private static StartLine request(String line) {
        int uriStart = line.indexOf(' ') + 1;
        int versionStart = line.lastIndexOf(' ') + 1;
        int sip = line.lastIndexOf("SIP/");
        if (uriStart < 2 || sip < 0 || !SipText.isToken(line.substring(0, uriStart - 1))) {
            return NO_MESSAGE;
        }
        String method = method(line, uriStart - 1);
        if (uriStart == versionStart) {
            return new StartLine.Refused(SipRejection.START_LINE, true);
        }
        Optional<SipRejection> badVersion = version(line, versionStart);
        String uri = line.substring(uriStart, versionStart - 1);
        return badVersion.<StartLine>map(why -> new StartLine.Refused(why, true))
                .orElseGet(() -> new StartLine.Request(method, uri));
    }

    private static Optional<SipRejection> version(String line, int from) {
        if (line.length() - from == VERSION.length()
                && line.regionMatches(true, from, VERSION, 0, VERSION.length())) {
            return Optional.empty();
        }
        boolean other = line.length() > from + 4 && line.regionMatches(true, from, "SIP/", 0, 4)
                && line.chars().skip(from + 4L).allMatch(c -> c == '.' || (c >= '0' && c <= '9'));
        return Optional.of(other ? SipRejection.VERSION : SipRejection.START_LINE);
    }

    private static StartLine status(String line) {
        if (!line.regionMatches(true, 0, VERSION + " ", 0, VERSION.length() + 1)) {
            return new StartLine.Refused(SipRejection.VERSION, false);
        }
        int from = VERSION.length() + 1;
        int to = from;
        while (to < line.length() && line.charAt(to) >= '0' && line.charAt(to) <= '9') {
            to++;
        }
        if (to - from != 3 || line.charAt(from) == '0' || line.charAt(from) > '6') {
            return new StartLine.Refused(SipRejection.STATUS_CODE, false);
        }
        if (to < line.length() && line.charAt(to) != ' ') {
            return NO_MESSAGE;
        }
        int status = Integer.parseInt(line, from, to, 10);
        return new StartLine.Status(status, to < line.length() ? line.substring(to + 1) : "");
    }

    private static String method(String line, int length) {
        for (String known : METHODS) {
            if (known.length() == length && line.startsWith(known)) {
                return known;
            }
        }
        return line.substring(0, length);
    }
}
