package io.portcullis.gateway.xmpp.session;

import io.portcullis.protocol.sasl.ChannelBinding;
import java.util.List;

/// A connection before sign-in.
///
/// @param secured whether TLS is on
/// @param bindings what SASL can bind to; empty without TLS
/// @param tries failed sign-ins
/// @param heard elements received
record Link(boolean secured, List<ChannelBinding> bindings, int tries, int heard) {
    Link {
        bindings = List.copyOf(bindings);
    }

    static Link plain() {
        return new Link(false, List.of(), 0, 0);
    }

    Link securedWith(List<ChannelBinding> newBindings) {
        return new Link(true, newBindings, tries, heard);
    }

    Link failed() {
        return new Link(secured, bindings, tries + 1, heard);
    }

    Link received() {
        return new Link(secured, bindings, tries, heard + 1);
    }
}
