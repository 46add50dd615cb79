package io.portcullis.protocol.sip;

import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/// A `sip:` or `sips:` URI. RFC 3261 section 19.1.
///
/// @param scheme     `sip` or `sips`
/// @param user       as written, with its escapes; "" when absent
/// @param password   as written; "" when absent
/// @param host       lower case; name, IPv4 address, or IPv6 address in brackets
/// @param port       1 to 65535, or -1 when not written
/// @param parameters those after the host
/// @param headers    what stands after `?`; "" when absent
public record SipUri(String scheme, String user, String password, String host, int port, Parameters parameters,
        String headers) {
    public SipUri {
        boolean schemeKnown = scheme.equals("sip") || scheme.equals("sips");
        if (!schemeKnown || !SipHost.isHost(host) || port == 0 || port < -1 || port > 65535) {
            throw new IllegalArgumentException("not a SIP URI (expected: sip or sips, a host, port 1-65535 or -1)");
        }
        boolean userFits = SipUriParser.isUserInfo(user) && SipUriParser.isUserInfo(password);
        if (!userFits || !SipUriParser.isHeaders(headers) || (user.isEmpty() && !password.isEmpty())) {
            throw new IllegalArgumentException("not a SIP URI (expected: user, password and headers escaped)");
        }
    }

    /// Any well-formed one; empty for everything else, other schemes too.
    public static Optional<SipUri> parse(String text) {
        return SipUriParser.parse(text);
    }

    /// `sip:user@host`, the user escaped where needed.
    public static SipUri of(String user, String host) {
        return new SipUri("sip", SipEscapes.escapeUser(user), "", host, -1, Parameters.NONE, "");
    }

    public boolean secure() {
        return scheme.equals("sips");
    }

    /// The user with escapes resolved; empty when absent, not UTF-8, or with control characters: no account is called so.
    public Optional<String> decodedUser() {
        return SipEscapes.decode(user).filter(decoded -> !decoded.isEmpty());
    }

    /// The `transport` parameter, lower case.
    public Optional<String> transport() {
        return parameters.get("transport").map(value -> value.toLowerCase(Locale.ROOT));
    }

    /// Whether it has `lr`: a loose router. RFC 3261 section 19.1.1.
    public boolean looseRouter() {
        return parameters.has("lr");
    }

    public SipUri withParameter(String name, String value) {
        return new SipUri(scheme, user, password, host, port, parameters.with(name, value), headers);
    }

    public SipUri withoutParameter(String name) {
        return new SipUri(scheme, user, password, host, port, parameters.without(name), headers);
    }

    /// The URI as written on the wire.
    public String text() {
        StringBuilder text = new StringBuilder(64).append(scheme).append(':');
        if (!user.isEmpty()) {
            text.append(user);
            if (!password.isEmpty()) {
                text.append(':').append(password);
            }
            text.append('@');
        }
        text.append(host);
        if (port != -1) {
            text.append(':').append(port);
        }
        parameters.appendTo(text);
        if (!headers.isEmpty()) {
            text.append('?').append(headers);
        }
        return text.toString();
    }

    /// All as written, but the host by its value. RFC 3261 section 19.1.4 also leaves out of account what this does not.
    @Override
    public boolean equals(Object other) {
        return other instanceof SipUri that && scheme.equals(that.scheme) && user.equals(that.user)
                && password.equals(that.password) && SipHost.same(host, that.host) && port == that.port
                && parameters.equals(that.parameters) && headers.equals(that.headers);
    }

    @Override
    public int hashCode() {
        return Objects.hash(scheme, user, password, SipHost.comparable(host), port, parameters, headers);
    }

    /// Only scheme and host: the rest is private.
    @Override
    public String toString() {
        return "SipUri[" + scheme + ":" + host + "]";
    }

    static int portNumber(String text) {
        int port = 0;
        for (int i = 0; i < text.length(); i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9 || i > 4) {
                return -1;
            }
            port = port * 10 + digit;
        }
        return port == 0 || port > 65535 ? -1 : port;
    }
}
