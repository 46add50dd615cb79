package io.portcullis.protocol.xmpp;

import io.portcullis.protocol.xml.XmlElement;
import java.util.Optional;

/// A request or its answer (RFC 6120 section 8.2.3).
public record Iq(XmlElement element, Type type, Optional<Jid> from, Optional<Jid> to) implements Stanza {
    public enum Type {
        GET, SET, RESULT, ERROR
    }

    /// Always present.
    @Override
    public Optional<String> id() {
        return element.attribute("id");
    }

    @Override
    public Optional<String> typeName() {
        return element.attribute("type");
    }

    /// The one child of a request, the child of a result if it has one; of an error, the error's companion.
    public Optional<XmlElement> payload() {
        for (XmlElement child : element.children()) {
            if (!child.is(element.namespace(), "error")) {
                return Optional.of(child);
            }
        }
        return Optional.empty();
    }

    /// Whether this is a get or set.
    public boolean isRequest() {
        return type == Type.GET || type == Type.SET;
    }

    /// The empty result of this request.
    public Iq result() {
        XmlElement result = XmlElement.builder(element.namespace(), "iq").attribute("to", element.attribute("from"))
                .attribute("from", element.attribute("to")).attribute("id", id()).attribute("type", "result").build();
        return new Iq(result, Type.RESULT, to, from);
    }

    /// The result of this request.
    public Iq result(XmlElement payload) {
        Iq result = result();
        return new Iq(result.element.withChild(payload), result.type, result.from, result.to);
    }

    @Override
    public Iq withFrom(Jid newFrom) {
        return new Iq(element.withAttribute("from", newFrom.toString()), type, Optional.of(newFrom), to);
    }

    @Override
    public Iq withTo(Jid newTo) {
        return new Iq(element.withAttribute("to", newTo.toString()), type, from, Optional.of(newTo));
    }

    @Override
    public String toString() {
        return "Iq[" + type + ']';
    }
}
