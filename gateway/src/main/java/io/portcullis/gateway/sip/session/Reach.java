package io.portcullis.gateway.sip.session;

import io.portcullis.protocol.sip.SipUri;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/// Where requests to a phone go.
///
/// By the connection it came by, while that is open. Else to its contact, when the contact names the address the phone spoke from
/// (on whatever port). Else, over UDP, back to where it spoke from: a contact that names another address is one behind a NAT, or a
/// third party's, to which no phone may point this server.
///
/// @param connection number of the TCP or TLS connection the phone came by, 0 for none; it dies with the process
/// @param source where the phone itself spoke from
/// @param address where to send when there is no such connection; differs from `source` only in its port
/// @param listens whether the contact named `address`, so that a connection can be made to it
public record Reach(SipTransport transport, long connection, InetSocketAddress source, InetSocketAddress address,
        boolean listens) {
    /// No connection: UDP, or one of an earlier process.
    public static final long NO_CONNECTION = 0;

    public Reach(SipTransport transport, long connection, InetSocketAddress source, InetSocketAddress address) {
        this(transport, connection, source, address, !address.equals(source));
    }

    /// How it is reached when it wants to be called by this contact, or by way of this nearest proxy of its own. What names another
    /// address changes nothing.
    public Reach toward(SipUri contact) {
        if (!names(contact.host(), source.getAddress())) {
            return this;
        }
        boolean changes = transport == SipTransport.UDP && contact.transport().filter("tcp"::equals).isPresent();
        SipTransport wanted = changes ? SipTransport.TCP : transport;
        int port = contact.port() == -1 ? wanted.defaultPort() : contact.port();
        return new Reach(wanted, connection, source, new InetSocketAddress(source.getAddress(), port), true);
    }

    private static boolean names(String host, InetAddress address) {
        if (!host.startsWith("[")) {
            return host.equals(address.getHostAddress());
        }
        try {
            return InetAddress.ofLiteral(host.substring(1, host.length() - 1)).equals(address);
        } catch (IllegalArgumentException noAddress) {
            return false;
        }
    }
}
