package io.portcullis.gateway.sip.transaction;

import io.portcullis.gateway.sip.session.SipTransport;
import io.portcullis.gateway.sip.transport.Flow;
import io.portcullis.protocol.sip.NameAddress;
import io.portcullis.protocol.sip.SipHost;
import io.portcullis.protocol.sip.SipMessage;
import io.portcullis.protocol.sip.SipUri;
import io.portcullis.protocol.sip.Via;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;

/// How a request travels: over UDP only while it is small enough. RFC 3261 section 18.1.1.
///
/// @param request its top Via names the transport of `flow`
/// @param fits whether it may be sent this way at all
/// @param otherwise the way where no connection can be made
record Carriage(SipMessage request, Flow flow, boolean fits, Optional<Carriage> otherwise) {
    /// Where the path's MTU is not known. RFC 3261 section 18.1.1, RFC 3428 section 8.
    static final int MOST_OVER_UDP = 1_300;
    /// What a datagram over IPv4 can carry.
    static final int MOST_OF_A_DATAGRAM = 65_507;

    /// A request that is large goes over TCP to who is expected to listen there, else over UDP; a MESSAGE over TCP or not at all,
    /// RFC 3428 section 8.
    ///
    /// @param flow the way to who gets it
    static Carriage of(SipMessage request, Flow flow) {
        if (flow.transport() != SipTransport.UDP || request.length() <= MOST_OVER_UDP) {
            return new Carriage(request, flow, true, Optional.empty());
        }
        boolean message = request.method().equals("MESSAGE");
        boolean fits = !message && request.length() <= MOST_OF_A_DATAGRAM;
        Carriage overUdp = new Carriage(request, flow, fits, Optional.empty());
        Optional<Flow> tcp = message || listens(request, flow) ? flow.overTcp() : Optional.empty();
        return tcp.map(way -> new Carriage(naming(request, way), way, true, Optional.of(overUdp))).orElse(overUdp);
    }

    /// Whether the next hop is named by the address it is reached at, and not for UDP alone: one behind a NAT takes no connection.
    private static boolean listens(SipMessage request, Flow flow) {
        List<NameAddress> routes = request.routes();
        Optional<SipUri> next = routes.isEmpty() ? request.uri() : routes.getFirst().sipUri();
        return next.filter(uri -> SipHost.same(uri.host(), literal(flow.remote().getAddress()))
                && uri.transport().filter(named -> !named.equals("tcp")).isEmpty()).isPresent();
    }

    private static String literal(InetAddress address) {
        String text = address.getHostAddress();
        return address instanceof Inet6Address ? '[' + text + ']' : text;
    }

    /// UDP and TCP are served on one port: nothing but the transport of the Via changes.
    private static SipMessage naming(SipMessage request, Flow way) {
        Via via = request.topVia();
        return request.toBuilder()
                .topVia(new Via(way.transport().name(), via.host(), via.port(), via.parameters())).build();
    }

    /// The same once the peer is known to have it: it goes no other way.
    Carriage taken() {
        return otherwise.isEmpty() ? this : new Carriage(request, flow, fits, Optional.empty());
    }

    /// @param failed told, on any thread, when it could not be sent
    void send(Runnable failed) {
        if (fits) {
            flow.send(request.encode(), failed);
        } else {
            failed.run();
        }
    }
}
