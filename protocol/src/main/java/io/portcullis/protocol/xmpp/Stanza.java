package io.portcullis.protocol.xmpp;

import io.portcullis.protocol.xml.XmlElement;
import java.util.Optional;

/// A stanza whose addresses and type were checked (RFC 6120 section 8). Immutable.
public sealed interface Stanza permits Message, Presence, Iq {
    Optional<Jid> from();

    Optional<Jid> to();

    Optional<String> id();

    /// The `type` attribute as it was sent.
    Optional<String> typeName();

    XmlElement element();

    Stanza withFrom(Jid from);

    Stanza withTo(Jid to);

    /// RFC 6120 section 8.3.1: addresses swapped, same id, type `error`. Never send one in answer to an error.
    default Stanza errorReply(StanzaError error) {
        XmlElement answer = error.answerTo(element());
        return switch (this) {
            case Message _ -> new Message(answer, Message.Type.ERROR, to(), from());
            case Presence _ -> new Presence(answer, Presence.Type.ERROR, to(), from(), 0);
            case Iq _ -> new Iq(answer, Iq.Type.ERROR, to(), from());
        };
    }

    /// Whether its type is `error`.
    default boolean isError() {
        return typeName().filter("error"::equals).isPresent();
    }

    /// Whether an error may answer it: RFC 6120 sections 8.2.3 and 8.3.1 allow none to an error or to the result of a request,
    /// valid or not.
    default boolean isAnswerable() {
        return isAnswerable(element());
    }

    /// The same of an element that may not be a valid stanza.
    static boolean isAnswerable(XmlElement stanza) {
        String type = stanza.attribute("type").orElse("");
        return !type.equals("error") && !(type.equals("result") && stanza.name().equals("iq"));
    }

    /// Looks at an element whose namespace is `jabber:client` or `jabber:server`.
    static StanzaParse of(XmlElement element) {
        return StanzaReader.read(element);
    }
}
