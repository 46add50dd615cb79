package io.portcullis.protocol.interwork;

import io.portcullis.protocol.xml.XmlElement;
import io.portcullis.protocol.xmpp.Jid;
import io.portcullis.protocol.xmpp.Message;
import io.portcullis.protocol.xmpp.Namespaces;
import java.util.Optional;

/// A SIP MESSAGE as a message stanza: RFC 7572 section 5, table 2. Without a type: it is `normal`.
public final class MessageToXmpp {
    private MessageToXmpp() {}

    /// Empty when an address cannot be one in XMPP, or the body is no plain text.
    public static Optional<Message> map(PagerMessage message) {
        Optional<Jid> from = Addresses.toXmpp(message.from());
        Optional<Jid> to = Addresses.toXmpp(message.to());
        if (from.isEmpty() || to.isEmpty() || !isPlainText(message.contentType())) {
            return Optional.empty();
        }
        XmlElement.Builder stanza = XmlElement.builder(Namespaces.CLIENT, "message")
                .attribute("from", from.get().toString()).attribute("to", to.get().toString())
                .attribute("xml:lang", message.language().flatMap(Languages::of));
        message.subject().ifPresent(subject -> stanza.child(Namespaces.CLIENT, "subject", subject));
        stanza.child(Namespaces.CLIENT, "body", message.body().replace("\r\n", "\n"));
        stanza.child(Namespaces.CLIENT, "thread", message.callId());
        return Optional.of(new Message(stanza.build(), Message.Type.NORMAL, from, to));
    }

    /// RFC 7572 section 7; the charset was seen to where the bytes were read.
    private static boolean isPlainText(String contentType) {
        int end = contentType.indexOf(';');
        String media = end < 0 ? contentType : contentType.substring(0, end);
        return media.strip().equalsIgnoreCase("text/plain");
    }
}
