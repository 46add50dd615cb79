package io.portcullis.gateway.sip.transport;

import io.portcullis.gateway.sip.session.PhoneLocation;
import io.portcullis.gateway.sip.session.SipTransport;
import io.portcullis.protocol.sip.SipUri;
import java.util.Optional;

/// From what is known of a phone to a way there, and back.
///
/// A phone is reached where it spoke from, or on another port of the same address when its contact names that address: never
/// anywhere else, so that no registration can point this server at a third party.
public record Ways(Datagrams datagrams, Streams streams) {
    /// Where the phone with this contact, speaking over this flow, can be reached.
    public static PhoneLocation location(Flow flow, SipUri contact) {
        return back(flow).toward(contact);
    }

    /// Where the sender of a request, who need not be registered, can be reached.
    public static PhoneLocation back(Flow flow) {
        return new PhoneLocation(flow.transport(), flow.connection(), flow.remote(), flow.remote());
    }

    /// The way, while there is one.
    public Optional<Flow> to(PhoneLocation location) {
        if (location.transport() == SipTransport.UDP) {
            return datagrams.open() ? Optional.of(datagrams.flow(location.address())) : Optional.empty();
        }
        Optional<Flow> connection = streams.find(location.connection()).filter(Flow::open);
        boolean listens = location.transport() == SipTransport.TCP && location.listens();
        return connection.isPresent() || !listens ? connection : Optional.of(streams.connect(location.address()));
    }

    /// Whether there may be a way; opens none.
    public boolean reachable(PhoneLocation location) {
        return location.transport() == SipTransport.UDP
                || streams.find(location.connection()).filter(Flow::open).isPresent()
                || (location.transport() == SipTransport.TCP && location.listens());
    }
}
