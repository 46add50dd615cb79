package io.portcullis.gateway.xmpp.session;

import io.portcullis.protocol.sasl.ChannelBinding;
import java.util.List;
import java.util.Optional;

/// A connection before sign-in.
///
/// @param secured whether TLS is on
/// @param bindings what SASL can bind to; empty without TLS
/// @param from who the client says it is in the stream's header, as sent: to be held against what it says later
/// @param tries failed sign-ins
/// @param heard elements received
record Link(boolean secured, List<ChannelBinding> bindings, Optional<String> from, int tries, int heard) {
    Link {
        bindings = List.copyOf(bindings);
    }

    static Link plain() {
        return new Link(false, List.of(), Optional.empty(), 0, 0);
    }

    Link securedWith(List<ChannelBinding> newBindings) {
        return new Link(true, newBindings, Optional.empty(), tries, heard);
    }

    Link openedFrom(Optional<String> peer) {
        return new Link(secured, bindings, peer, tries, heard);
    }

    Link failed() {
        return new Link(secured, bindings, from, tries + 1, heard);
    }

    Link received() {
        return new Link(secured, bindings, from, tries, heard + 1);
    }
}
