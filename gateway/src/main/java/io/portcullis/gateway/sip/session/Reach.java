package io.portcullis.gateway.sip.session;

import java.net.InetSocketAddress;

/// Where requests to a phone go.
///
/// @param connection number of the TCP or TLS connection the phone came by, 0 for none; it dies with the process
/// @param source where the phone itself spoke from
/// @param address where to send when there is no such connection; differs from `source` only in its port
public record Reach(SipTransport transport, long connection, InetSocketAddress source, InetSocketAddress address) {
    /// No connection: UDP, or one of an earlier process.
    public static final long NO_CONNECTION = 0;
}
