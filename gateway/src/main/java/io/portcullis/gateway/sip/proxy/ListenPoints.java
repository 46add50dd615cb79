package io.portcullis.gateway.sip.proxy;

import io.portcullis.gateway.sip.session.SipTransport;
import io.portcullis.gateway.sip.transport.Flow;
import io.portcullis.protocol.sip.Parameters;
import io.portcullis.protocol.sip.SipUri;
import io.portcullis.protocol.sip.Via;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// The name under which phones reach this server: in Via and Record-Route.
public final class ListenPoints {
    private final Map<SipTransport, Integer> ports = new ConcurrentHashMap<>();
    private final Optional<String> host;

    /// Nothing listens yet.
    ///
    /// @param host what to call this server; empty: the address that a peer sees
    public ListenPoints(Optional<String> host) {
        this.host = host;
    }

    /// The transport is served on this port.
    public void listens(SipTransport transport, int port) {
        ports.put(transport, port);
    }

    public Via via(Flow out, String branch) {
        return new Via(out.transport().name(), host(out), port(out),
                Parameters.of("branch", branch).with("rport", ""));
    }

    /// A route through this server by the transport of the flow.
    ///
    /// @param secure whether it is of a request to a `sips:` URI, which the route keeps to TLS. RFC 3261 section 16.6 step 4
    SipUri route(Flow flow, String token, boolean secure) {
        Parameters loose = Parameters.of("lr", "");
        Parameters parameters = secure || flow.transport() == SipTransport.UDP
                ? loose
                : Parameters.of("transport", flow.transport().parameter()).with("lr", "");
        return new SipUri(secure ? "sips" : "sip", token, "", host(flow), port(flow), parameters, "");
    }

    /// Whether something is served on this port, or was asked for on it by whoever came this way.
    boolean serves(int port, Flow flow) {
        return ports.containsValue(port) || flow.local().getPort() == port;
    }

    private String host(Flow flow) {
        return host.orElseGet(() -> literal(flow.local().getAddress()));
    }

    private int port(Flow flow) {
        return flow.proxied() ? flow.local().getPort() : port(flow.transport());
    }

    /// The port the transport is served on, its usual one where it is not served.
    public int port(SipTransport transport) {
        return ports.getOrDefault(transport, transport.defaultPort());
    }

    /// An address as it stands in URIs.
    public static String literal(InetAddress address) {
        String text = address.getHostAddress();
        if (!(address instanceof Inet6Address)) {
            return text;
        }
        int zone = text.indexOf('%');
        return '[' + (zone < 0 ? text : text.substring(0, zone)) + ']';
    }
}
