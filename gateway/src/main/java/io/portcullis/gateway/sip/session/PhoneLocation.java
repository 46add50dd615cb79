package io.portcullis.gateway.sip.session;

import io.portcullis.protocol.sip.SipUri;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/// Where a phone spoke from, and where requests to it go: what the location service keeps of a contact (RFC 3261 section 10),
/// with the flow it came by (RFC 5626 section 2.1).
///
/// Requests go by the connection it came by, while that is open. Else to its contact, when the contact names the address the phone
/// spoke from (on whatever port). Else, over UDP, back to where it spoke from: a contact that names another address is one behind a
/// NAT, or a third party's, to which no phone may point this server.
///
/// @param connection number of the TCP or TLS connection the phone came by, 0 for none; it dies with the process
/// @param source where the phone itself spoke from
/// @param address where to send when there is no such connection; differs from `source` only in its port
/// @param listens whether the contact named `address`, so that a connection can be made to it
public record PhoneLocation(SipTransport transport, long connection, InetSocketAddress source,
        InetSocketAddress address,
        boolean listens) {
    /// No connection: UDP, or one of an earlier process.
    public static final long NO_CONNECTION = 0;

    public PhoneLocation(SipTransport transport, long connection, InetSocketAddress source, InetSocketAddress address) {
        this(transport, connection, source, address, !address.equals(source));
    }

    /// The same phone when it wants to be called by this contact, or by way of this nearest proxy of its own. What names another
    /// address changes nothing.
    public PhoneLocation toward(SipUri contact) {
        if (!names(contact.host(), source.getAddress())) {
            return this;
        }
        boolean changes = transport == SipTransport.UDP && contact.transport().filter("tcp"::equals).isPresent();
        SipTransport wanted = changes ? SipTransport.TCP : transport;
        int port = contact.port() == -1 ? wanted.defaultPort() : contact.port();
        return new PhoneLocation(wanted, connection, source, new InetSocketAddress(source.getAddress(), port), true);
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
