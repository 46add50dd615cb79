package io.portcullis.protocol.xmpp;

import io.portcullis.protocol.xml.XmlElement;
import java.util.Optional;

/// A message (RFC 6121 section 5).
public record Message(XmlElement element, Type type, Optional<Jid> from, Optional<Jid> to) implements Stanza {
    /// An absent or unknown type is [#NORMAL] (RFC 6121 section 5.2.2).
    public enum Type {
        CHAT, NORMAL, HEADLINE, GROUPCHAT, ERROR
    }

    @Override
    public Optional<String> id() {
        return element.attribute("id");
    }

    @Override
    public Optional<String> typeName() {
        return element.attribute("type");
    }

    /// The text of the first `<body/>`.
    public Optional<String> body() {
        return element.child(element.namespace(), "body").map(XmlElement::text);
    }

    /// Whether there is a `<body/>`; cheaper than [#body].
    public boolean hasBody() {
        return element.child(element.namespace(), "body").isPresent();
    }

    /// The sender's own id of XEP-0359.
    public Optional<String> originId() {
        return element.child(Namespaces.STANZA_ID, "origin-id").flatMap(origin -> origin.attribute("id"));
    }

    @Override
    public Message withFrom(Jid newFrom) {
        return new Message(element.withAttribute("from", newFrom.toString()), type, Optional.of(newFrom), to);
    }

    @Override
    public Message withTo(Jid newTo) {
        return new Message(element.withAttribute("to", newTo.toString()), type, from, Optional.of(newTo));
    }

    /// The same message with another content; its addresses and type must be those of this one.
    public Message withElement(XmlElement changed) {
        return new Message(changed, type, from, to);
    }

    @Override
    public String toString() {
        return "Message[" + type + ']';
    }
}
