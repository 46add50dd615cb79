package io.portcullis.gateway.sip.session;

import java.util.Locale;

/// How a message travels. RFC 3261 section 18.
public enum SipTransport {
    UDP, TCP, TLS;

    private final String parameter = name().toLowerCase(Locale.ROOT);

    /// Whether the transport itself repeats what is lost.
    public boolean reliable() {
        return this != UDP;
    }

    /// As in a URI's `transport` parameter.
    public String parameter() {
        return parameter;
    }

    /// The port where none is written.
    public int defaultPort() {
        return this == TLS ? 5061 : 5060;
    }
}
