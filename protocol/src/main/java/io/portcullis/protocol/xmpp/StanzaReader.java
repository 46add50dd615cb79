package io.portcullis.protocol.xmpp;

import io.portcullis.protocol.xml.XmlElement;
import io.portcullis.protocol.xmpp.StanzaError.Condition;
import java.util.Optional;

/// Checks an element and makes a stanza of it.
final class StanzaReader {
    private StanzaReader() {}

    static StanzaParse read(XmlElement element) {
        String namespace = element.namespace();
        if (!namespace.equals(Namespaces.CLIENT) && !namespace.equals(Namespaces.SERVER)) {
            return new StanzaParse.NotStanza();
        }
        return switch (element.name()) {
            case "message", "presence", "iq" -> addressed(element);
            default -> new StanzaParse.NotStanza();
        };
    }

    private static StanzaParse addressed(XmlElement element) {
        Optional<String> from = element.attribute("from");
        Optional<String> to = element.attribute("to");
        Optional<Jid> fromJid = from.flatMap(Jid::parse);
        Optional<Jid> toJid = to.flatMap(Jid::parse);
        if (from.isPresent() != fromJid.isPresent() || to.isPresent() != toJid.isPresent()) {
            return malformed(Condition.JID_MALFORMED);
        }
        return switch (element.name()) {
            case "message" -> new StanzaParse.Valid(new Message(element, messageType(element), fromJid, toJid));
            case "presence" -> presence(element, fromJid, toJid);
            default -> iq(element, fromJid, toJid);
        };
    }

    private static Message.Type messageType(XmlElement element) {
        return switch (element.attribute("type").orElse("")) {
            case "chat" -> Message.Type.CHAT;
            case "groupchat" -> Message.Type.GROUPCHAT;
            case "headline" -> Message.Type.HEADLINE;
            case "error" -> Message.Type.ERROR;
            default -> Message.Type.NORMAL;
        };
    }

    private static StanzaParse presence(XmlElement element, Optional<Jid> from, Optional<Jid> to) {
        Optional<Presence.Type> type = presenceType(element);
        Optional<Integer> priority = priority(element);
        if (type.isEmpty() || priority.isEmpty()) {
            return malformed(Condition.BAD_REQUEST);
        }
        return new StanzaParse.Valid(new Presence(element, type.get(), from, to, priority.get()));
    }

    private static Optional<Presence.Type> presenceType(XmlElement element) {
        Optional<String> type = element.attribute("type");
        if (type.isEmpty()) {
            return Optional.of(Presence.Type.AVAILABLE);
        }
        return switch (type.get()) {
            case "unavailable" -> Optional.of(Presence.Type.UNAVAILABLE);
            case "subscribe" -> Optional.of(Presence.Type.SUBSCRIBE);
            case "subscribed" -> Optional.of(Presence.Type.SUBSCRIBED);
            case "unsubscribe" -> Optional.of(Presence.Type.UNSUBSCRIBE);
            case "unsubscribed" -> Optional.of(Presence.Type.UNSUBSCRIBED);
            case "probe" -> Optional.of(Presence.Type.PROBE);
            case "error" -> Optional.of(Presence.Type.ERROR);
            default -> Optional.empty();
        };
    }

    /// RFC 6121 section 4.7.2.3: an integer from -128 to 127, 0 when absent.
    private static Optional<Integer> priority(XmlElement element) {
        Optional<XmlElement> priority = element.child(element.namespace(), "priority");
        if (priority.isEmpty()) {
            return Optional.of(0);
        }
        try {
            return Optional.of((int) Byte.parseByte(priority.get().text().strip()));
        } catch (NumberFormatException _) {
            return Optional.empty();
        }
    }

    /// Section 8.2.3: a request has one child. An answer is not held to that: it gets no answer itself, so who waits for it is
    /// better off with a bad one than with none.
    private static StanzaParse iq(XmlElement element, Optional<Jid> from, Optional<Jid> to) {
        Optional<Iq.Type> type = iqType(element.attribute("type").orElse(""));
        if (element.attribute("id").isEmpty() || type.isEmpty()) {
            return malformed(Condition.BAD_REQUEST);
        }
        int children = element.children().size();
        boolean fits = switch (type.get()) {
            case GET, SET -> children == 1;
            case RESULT, ERROR -> true;
        };
        return fits ? new StanzaParse.Valid(new Iq(element, type.get(), from, to)) : malformed(Condition.BAD_REQUEST);
    }

    private static Optional<Iq.Type> iqType(String value) {
        return switch (value) {
            case "get" -> Optional.of(Iq.Type.GET);
            case "set" -> Optional.of(Iq.Type.SET);
            case "result" -> Optional.of(Iq.Type.RESULT);
            case "error" -> Optional.of(Iq.Type.ERROR);
            default -> Optional.empty();
        };
    }

    private static StanzaParse malformed(Condition condition) {
        return new StanzaParse.Malformed(StanzaError.of(condition));
    }
}
