package io.portcullis.gateway.xmpp.session;

import io.portcullis.protocol.sasl.ChannelBinding;
import java.util.List;
import java.util.Optional;

/// A connection before sign-in.
///
/// @param secured whether TLS is on
/// @param bindings what SASL can bind to; empty without TLS
/// @param from who the client says it is in the stream's header, as sent: to be held against what it says later
/// @param tries refused sign-ins: a password or a token was checked
/// @param faults sign-ins that failed before that
/// @param heard elements received
record Link(boolean secured, List<ChannelBinding> bindings, Optional<String> from, int tries, int faults, int heard) {
    Link {
        bindings = List.copyOf(bindings);
    }

    static Link plain() {
        return new Link(false, List.of(), Optional.empty(), 0, 0, 0);
    }

    Link securedWith(List<ChannelBinding> newBindings) {
        return new Link(true, newBindings, Optional.empty(), tries, faults, heard);
    }

    Link openedFrom(Optional<String> peer) {
        return new Link(secured, bindings, peer, tries, faults, heard);
    }

    Link refused() {
        return new Link(secured, bindings, from, tries + 1, faults, heard);
    }

    Link faulted() {
        return new Link(secured, bindings, from, tries, faults + 1, heard);
    }

    Link received() {
        return new Link(secured, bindings, from, tries, faults, heard + 1);
    }
}
