package io.portcullis.protocol.sip;

import java.util.Optional;

/// One element of a Via header. RFC 3261 section 20.42, RFC 3581.
///
/// @param transport UDP, TCP, TLS, WS, WSS or another token, as written
/// @param host      name, IPv4 address, or IPv6 address in brackets
/// @param port      1 to 65535, or -1 when not written
public record Via(String transport, String host, int port, Parameters parameters) {
    /// How the branch of RFC 3261 transactions begins.
    public static final String BRANCH_COOKIE = "z9hG4bK";

    public Via {
        if (!SipText.isToken(transport) || !SipHost.isHost(host) || port == 0 || port < -1 || port > 65535) {
            throw new IllegalArgumentException("not a Via (expected: transport token, host, port 1-65535 or -1)");
        }
    }

    /// Parses one element, as `SIP/2.0/UDP host:port;branch=…`.
    public static Optional<Via> parse(String value) {
        return ViaParser.parse(value);
    }

    public Optional<String> branch() {
        return parameters.get("branch");
    }

    /// Where the request really came from, set by the server that received it.
    public Optional<String> received() {
        return parameters.get("received");
    }

    /// Whether the client asks for the answer at the port it sent from. RFC 3581.
    public boolean asksRport() {
        return parameters.has("rport");
    }

    /// The port in `rport=`, or -1 when absent, empty or no port.
    public int rport() {
        return parameters.get("rport").map(SipUri::portNumber).orElse(-1);
    }

    /// The port with the default put in: 5061 for TLS, else 5060.
    public int effectivePort() {
        return port != -1 ? port : transport.equalsIgnoreCase("TLS") ? 5061 : 5060;
    }

    public Via withParameter(String name, String value) {
        return new Via(transport, host, port, parameters.with(name, value));
    }

    /// The element as it stands in a header.
    public String text() {
        StringBuilder text = new StringBuilder(96).append("SIP/2.0/").append(transport).append(' ').append(host);
        if (port != -1) {
            text.append(':').append(port);
        }
        parameters.appendTo(text);
        return text.toString();
    }
}
