package io.portcullis.load.sip;

import java.util.List;

/// A SIP message as the generator needs it: the text of well-formed messages from the server under test, long header
/// names only.
record SipText(String startLine, List<String> headers) {
    static SipText parse(String datagram) {
        String head = datagram.substring(0, Math.max(0, datagram.indexOf("\r\n\r\n")));
        List<String> lines = List.of(head.split("\r\n"));
        return new SipText(lines.getFirst(), lines.subList(1, lines.size()));
    }

    boolean isResponse() {
        return startLine.startsWith("SIP/2.0 ");
    }

    int status() {
        return Integer.parseInt(startLine.substring(8, 11));
    }

    String method() {
        return startLine.substring(0, startLine.indexOf(' '));
    }

    /// The first value of a header, or "".
    String header(String name) {
        List<String> all = all(name);
        return all.isEmpty() ? "" : all.getFirst();
    }

    /// All values of a header, one a line, in order.
    List<String> all(String name) {
        String prefix = name + ":";
        return headers.stream().filter(line -> line.regionMatches(true, 0, prefix, 0, prefix.length()))
                .map(line -> line.substring(prefix.length()).strip()).toList();
    }

    /// A parameter's value in a header value, without quotes, or "".
    static String parameter(String value, String name) {
        int at = value.indexOf(name + "=");
        while (at > 0 && Character.isLetterOrDigit(value.charAt(at - 1))) {
            at = value.indexOf(name + "=", at + 1);
        }
        if (at < 0) {
            return "";
        }
        int start = at + name.length() + 1;
        if (value.startsWith("\"", start)) {
            return value.substring(start + 1, value.indexOf('"', start + 1));
        }
        int end = start;
        while (end < value.length() && ",; >".indexOf(value.charAt(end)) < 0) {
            end++;
        }
        return value.substring(start, end);
    }

    /// The address between angle brackets.
    static String address(String value) {
        return value.substring(value.indexOf('<') + 1, value.indexOf('>'));
    }
}
