package io.portcullis.gateway.route;

import io.portcullis.gateway.message.MessageId;
import io.portcullis.protocol.xml.XmlElement;
import java.time.Instant;
import java.util.Optional;

/// A stanza on its way to one or more endpoints.
public final class Delivery {
    private final XmlElement stanza;
    private final Optional<MessageId> id;
    private final Optional<Instant> accepted;
    private final Runnable confirmation;
    private final Optional<Offer> offer;
    private volatile boolean confirmed;

    private Delivery(XmlElement stanza, Optional<MessageId> id, Optional<Instant> accepted, Runnable confirmation,
            Optional<Offer> offer) {
        this.stanza = stanza;
        this.id = id;
        this.accepted = accepted;
        this.confirmation = confirmation;
        this.offer = offer;
    }

    /// A stanza that is not stored.
    public static Delivery of(XmlElement stanza) {
        return new Delivery(stanza, Optional.empty(), Optional.empty(), Delivery::nothing, Optional.empty());
    }

    /// A stanza that is not stored, whose sender hears what becomes of it.
    static Delivery offered(XmlElement stanza, Offer offer) {
        return new Delivery(stanza, Optional.empty(), Optional.empty(), Delivery::nothing, Optional.of(offer));
    }

    /// A stored message.
    ///
    /// @param confirmation runs when a client has it; may run more than once
    public static Delivery stored(XmlElement stanza, MessageId id, Runnable confirmation) {
        return new Delivery(stanza, Optional.of(id), Optional.empty(), confirmation, Optional.empty());
    }

    /// A stored message that comes later than it was sent.
    ///
    /// @param accepted when the server took it
    /// @param confirmation runs when a client has it; may run more than once
    public static Delivery late(XmlElement stanza, MessageId id, Instant accepted, Runnable confirmation) {
        return new Delivery(stanza, Optional.of(id), Optional.of(accepted), confirmation, Optional.empty());
    }

    private static void nothing() {}

    /// As the client is to get it: with stanza-id and delay where they belong.
    public XmlElement stanza() {
        return stanza;
    }

    /// The id of a stored message.
    public Optional<MessageId> id() {
        return id;
    }

    /// When the server took a message that comes late; empty for what comes at once.
    public Optional<Instant> accepted() {
        return accepted;
    }

    /// The client has it: it acknowledged it (XEP-0198, or a 2xx of a SIP MESSAGE), or, where it cannot acknowledge, the
    /// stanza was written to its socket. Cheap, from any thread; an endpoint that never calls this loses nothing: the
    /// message stays pending.
    public void confirmed() {
        confirmed = true;
        confirmation.run();
    }

    /// Who hears what becomes of it, where it is not stored.
    Optional<Offer> offer() {
        return offer;
    }

    boolean isConfirmed() {
        return confirmed;
    }

    @Override
    public String toString() {
        return "Delivery[" + stanza.name() + ", " + id + ']';
    }
}
