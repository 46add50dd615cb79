package io.portcullis.gateway.sip.transport;

import io.portcullis.gateway.sip.session.Reach;
import io.portcullis.gateway.sip.session.SipTransport;
import io.portcullis.protocol.sip.SipUri;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;

/// From what is known of a phone to a way there, and back.
///
/// A phone is reached where it spoke from, or on another port of the same address when its contact names that address: never
/// anywhere else, so that no registration can point this server at a third party.
public record Ways(Datagrams datagrams, Streams streams) {
    /// Where the phone with this contact, speaking over this flow, can be reached.
    public static Reach reach(Flow flow, SipUri contact) {
        InetSocketAddress source = flow.remote();
        if (!names(contact.host(), source.getAddress())) {
            return new Reach(flow.transport(), flow.connection(), source, source);
        }
        SipTransport wanted = contact.transport().filter(name -> name.equals("tcp")).isPresent()
                ? SipTransport.TCP
                : flow.transport();
        int port = contact.port() == -1 ? wanted.defaultPort() : contact.port();
        return new Reach(wanted, wanted == flow.transport() ? flow.connection() : Reach.NO_CONNECTION, source,
                new InetSocketAddress(source.getAddress(), port));
    }

    /// Where the sender of a request, who need not be registered, can be reached.
    public static Reach back(Flow flow) {
        return new Reach(flow.transport(), flow.connection(), flow.remote(), flow.remote());
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

    /// The way, while there is one.
    public Optional<Flow> to(Reach reach) {
        if (reach.transport() == SipTransport.UDP) {
            return datagrams.open() ? Optional.of(datagrams.flow(reach.address())) : Optional.empty();
        }
        Optional<Flow> connection = streams.find(reach.connection()).filter(Flow::open);
        boolean listens = reach.transport() == SipTransport.TCP && !reach.address().equals(reach.source());
        return connection.isPresent() || !listens ? connection : Optional.of(streams.connect(reach.address()));
    }

    /// Whether there may be a way; opens none.
    public boolean reachable(Reach reach) {
        return reach.transport() == SipTransport.UDP || streams.find(reach.connection()).filter(Flow::open).isPresent()
                || (reach.transport() == SipTransport.TCP && !reach.address().equals(reach.source()));
    }
}
