package io.portcullis.protocol.sip;

import java.util.Optional;

/// Reads one Via element: the usual form by itself, forms with blanks in unusual places after the JAIN-SIP parser has brought
/// them to the usual one.
final class ViaParser {
    private static final String PROTOCOL = "SIP/2.0/";

    private ViaParser() {}

    static Optional<Via> parse(String value) {
        Optional<Via> usual = parseUsual(value);
        return usual.isPresent() ? usual : UsualForm.of(HeaderName.VIA, value).flatMap(ViaParser::parseUsual);
    }

    /// The usual form, but of a SIP version that is not 2.0.
    static Optional<Via> parseOtherVersion(String value) {
        int versionEnd = value.indexOf('/', 4);
        if (versionEnd < 0 || !value.regionMatches(true, 0, PROTOCOL, 0, 4)) {
            return Optional.empty();
        }
        return parseUsual(PROTOCOL + value.substring(versionEnd + 1));
    }

    static Optional<Via> parseUsual(String value) {
        if (!value.regionMatches(true, 0, PROTOCOL, 0, PROTOCOL.length())) {
            return Optional.empty();
        }
        int transportEnd = ParameterReader.endOfToken(value, PROTOCOL.length());
        int hostStart = ParameterReader.skipBlanks(value, transportEnd);
        if (transportEnd == PROTOCOL.length() || hostStart == transportEnd) {
            return Optional.empty();
        }
        int hostEnd = hostEnd(value, hostStart);
        String host = value.substring(hostStart, hostEnd);
        int portEnd = hostEnd;
        int port = -1;
        if (hostEnd < value.length() && value.charAt(hostEnd) == ':') {
            portEnd = ParameterReader.endOfToken(value, hostEnd + 1);
            port = SipUri.portNumber(value.substring(hostEnd + 1, portEnd));
        }
        if (!SipHost.isHost(host) || (port < 0 && portEnd > hostEnd)) {
            return Optional.empty();
        }
        String transport = value.substring(PROTOCOL.length(), transportEnd);
        int checkedPort = port;
        return ParameterReader.ofHeader(value, ParameterReader.skipBlanks(value, portEnd))
                .map(parameters -> new Via(transport, host, checkedPort, parameters));
    }

    private static int hostEnd(String value, int from) {
        if (from < value.length() && value.charAt(from) == '[') {
            return value.indexOf(']', from) + 1 == 0 ? value.length() : value.indexOf(']', from) + 1;
        }
        int at = from;
        while (at < value.length() && SipText.isHostChar(value.charAt(at))) {
            at++;
        }
        return at;
    }
}
