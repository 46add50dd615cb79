package io.portcullis.protocol.xmpp;

import io.portcullis.protocol.xml.XmlElement;
import java.util.Optional;

/// A presence stanza (RFC 6121 section 4).
///
/// @param priority -128 to 127, 0 when absent
public record Presence(XmlElement element, Type type, Optional<Jid> from, Optional<Jid> to,
        int priority) implements Stanza {
    /// [#AVAILABLE] has no type attribute.
    public enum Type {
        AVAILABLE, UNAVAILABLE, SUBSCRIBE, SUBSCRIBED, UNSUBSCRIBE, UNSUBSCRIBED, PROBE, ERROR
    }

    @Override
    public Optional<String> id() {
        return element.attribute("id");
    }

    @Override
    public Optional<String> typeName() {
        return element.attribute("type");
    }

    @Override
    public Presence withFrom(Jid newFrom) {
        return new Presence(element.withAttribute("from", newFrom.toString()), type, Optional.of(newFrom), to,
                priority);
    }

    @Override
    public Presence withTo(Jid newTo) {
        return new Presence(element.withAttribute("to", newTo.toString()), type, from, Optional.of(newTo), priority);
    }

    @Override
    public String toString() {
        return "Presence[" + type + ']';
    }
}
