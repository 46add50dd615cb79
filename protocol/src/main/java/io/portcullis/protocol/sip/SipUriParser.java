package io.portcullis.protocol.sip;

import java.util.Locale;
import java.util.Optional;

/// Reads `sip:` and `sips:` URIs. RFC 3261 section 25.1.
final class SipUriParser {
    private SipUriParser() {}

    static Optional<SipUri> parse(String text) {
        boolean secure = text.regionMatches(true, 0, "sips:", 0, 5);
        if (!secure && !text.regionMatches(true, 0, "sip:", 0, 4)) {
            return Optional.empty();
        }
        String scheme = secure ? "sips" : "sip";
        int from = scheme.length() + 1;
        int at = text.indexOf('@', from);
        if (at < 0) {
            return hostPart(text, from, scheme, "", "");
        }
        int colon = text.indexOf(':', from);
        int userEnd = colon >= 0 && colon < at ? colon : at;
        String user = text.substring(from, userEnd);
        String password = userEnd < at ? text.substring(userEnd + 1, at) : "";
        if (user.isEmpty() || !isUserInfo(user) || !isUserInfo(password)) {
            return Optional.empty();
        }
        return hostPart(text, at + 1, scheme, user, password);
    }

    /// Whether it is `scheme:something` of printable ASCII, fit to stand between angle brackets: RFC 3261 absoluteURI.
    static boolean isAbsolute(String text) {
        int colon = text.indexOf(':');
        if (colon < 1 || colon == text.length() - 1 || !isLetter(text.charAt(0))) {
            return false;
        }
        for (int i = 1; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean fits = i < colon ? isSchemeChar(c) : c > ' ' && c < 0x7f && "<>\"\\^`{|}".indexOf(c) < 0;
            if (!fits) {
                return false;
            }
        }
        return true;
    }

    /// Whether it is a well-formed SIP URI, or another scheme's in general form.
    static boolean isUri(String text) {
        return isSip(text) ? parse(text).isPresent() : isAbsolute(text);
    }

    static boolean isSip(String text) {
        return text.regionMatches(true, 0, "sip:", 0, 4) || text.regionMatches(true, 0, "sips:", 0, 5);
    }

    private static Optional<SipUri> hostPart(String text, int from, String scheme, String user, String password) {
        int question = text.indexOf('?', from);
        int end = question < 0 ? text.length() : question;
        int hostEnd = hostEnd(text, from, end);
        String host = text.substring(from, hostEnd);
        int port = -1;
        int at = hostEnd;
        if (at < end && text.charAt(at) == ':') {
            int semicolon = text.indexOf(';', at);
            int portEnd = semicolon < 0 || semicolon > end ? end : semicolon;
            port = SipUri.portNumber(text.substring(at + 1, portEnd));
            if (port < 0) {
                return Optional.empty();
            }
            at = portEnd;
        }
        String headers = question < 0 ? "" : text.substring(question + 1);
        if (!SipHost.isHost(host) || !isHeaders(headers) || (question >= 0 && headers.isEmpty())) {
            return Optional.empty();
        }
        String lowerHost = host.toLowerCase(Locale.ROOT);
        int finalPort = port;
        String beforeHeaders = end == text.length() ? text : text.substring(0, end);
        return ParameterReader.ofUri(beforeHeaders, at)
                .map(parameters -> new SipUri(scheme, user, password, lowerHost, finalPort, parameters, headers));
    }

    private static int hostEnd(String text, int from, int end) {
        int at = from;
        if (at < end && text.charAt(at) == '[') {
            int bracket = text.indexOf(']', at);
            return bracket < 0 || bracket >= end ? end : bracket + 1;
        }
        while (at < end && text.charAt(at) != ':' && text.charAt(at) != ';') {
            at++;
        }
        return at;
    }

    /// Whether it is what may stand after `?`, or "".
    static boolean isHeaders(String headers) {
        for (int i = 0; i < headers.length(); i++) {
            char c = headers.charAt(i);
            boolean fits = c == '%'
                    ? SipEscapes.isEscape(headers, i)
                    : SipText.isUriParameterChar(c) || c == '?' || c == '=';
            if (!fits) {
                return false;
            }
        }
        return true;
    }

    /// Whether it is a user or a password as written, or "".
    static boolean isUserInfo(String text) {
        int at = 0;
        while (at < text.length()) {
            if (SipText.isUserChar(text.charAt(at))) {
                at++;
            } else if (SipEscapes.isEscape(text, at)) {
                at += 3;
            } else {
                return false;
            }
        }
        return true;
    }

    private static boolean isLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    private static boolean isSchemeChar(char c) {
        return isLetter(c) || (c >= '0' && c <= '9') || c == '+' || c == '-' || c == '.';
    }
}
