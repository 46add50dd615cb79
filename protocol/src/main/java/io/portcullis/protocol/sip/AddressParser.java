package io.portcullis.protocol.sip;

import java.util.Optional;

/// Reads one name-addr or addr-spec with parameters: the usual forms by itself, forms with blanks in unusual places after the
/// JAIN-SIP parser has brought them to the usual one.
final class AddressParser {
    private AddressParser() {}

    static Optional<NameAddress> parse(String value) {
        Optional<NameAddress> usual = parseUsual(value);
        return usual.isPresent()
                ? usual
                : UsualForm.of(HeaderName.CONTACT, value).flatMap(AddressParser::parseUsual);
    }

    static Optional<NameAddress> parseUsual(String value) {
        if (value.isEmpty()) {
            return Optional.empty();
        }
        if (value.charAt(0) == '"') {
            return withQuotedName(value);
        }
        int open = value.indexOf('<');
        int semicolon = value.indexOf(';');
        return open >= 0 && (semicolon < 0 || open < semicolon) ? withPlainName(value, open) : bare(value, semicolon);
    }

    private static Optional<NameAddress> withQuotedName(String value) {
        int end = ParameterReader.endOfQuoted(value, 0);
        if (end < 0) {
            return Optional.empty();
        }
        int open = ParameterReader.skipBlanks(value, end);
        if (open == value.length() || value.charAt(open) != '<') {
            return Optional.empty();
        }
        return inBrackets(unquoted(value, 1, end - 1), value, open);
    }

    private static Optional<NameAddress> withPlainName(String value, int open) {
        for (int i = 0; i < open; i++) {
            char c = value.charAt(i);
            if (!SipText.isTokenChar(c) && c != ' ' && c != '\t') {
                return Optional.empty();
            }
        }
        return inBrackets(open == 0 ? "" : value.substring(0, open).strip(), value, open);
    }

    private static Optional<NameAddress> inBrackets(String display, String value, int open) {
        int close = value.indexOf('>', open);
        if (close < 0) {
            return Optional.empty();
        }
        return address(display, value.substring(open + 1, close), value, ParameterReader.skipBlanks(value, close + 1));
    }

    /// Without brackets all parameters are the header's, and the URI has no comma, question mark or semicolon.
    private static Optional<NameAddress> bare(String value, int semicolon) {
        int end = semicolon < 0 ? value.length() : semicolon;
        String uri = value.substring(0, end).strip();
        if (uri.indexOf(',') >= 0 || uri.indexOf('?') >= 0) {
            return Optional.empty();
        }
        return address("", uri, value, end);
    }

    private static Optional<NameAddress> address(String display, String uri, String value, int parametersFrom) {
        Optional<Parameters> parameters = ParameterReader.ofHeader(value, parametersFrom);
        if (parameters.isEmpty()) {
            return Optional.empty();
        }
        if (!SipUriParser.isSip(uri)) {
            return SipUriParser.isAbsolute(uri)
                    ? Optional.of(new NameAddress(display, uri, parameters.get()))
                    : Optional.empty();
        }
        return SipUriParser.parse(uri).map(parsed -> new NameAddress(display, uri, parameters.get(), parsed));
    }

    /// The text between quotes, escapes resolved, control characters but the tab left out.
    private static String unquoted(String value, int from, int to) {
        StringBuilder text = new StringBuilder(to - from);
        for (int i = from; i < to; i++) {
            char c = value.charAt(i);
            if (c == '\\') {
                c = value.charAt(++i);
            }
            if (c == '\t' || !Character.isISOControl(c)) {
                text.append(c);
            }
        }
        return text.toString();
    }
}
