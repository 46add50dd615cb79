package io.portcullis.gateway.route;

import io.portcullis.gateway.message.MessageId;
import io.portcullis.gateway.message.PendingMessage;
import io.portcullis.protocol.xml.XmlElement;
import io.portcullis.protocol.xmpp.Namespaces;
import java.time.temporal.ChronoUnit;

/// What the server writes into a message.
final class Stamps {
    private static final String STANZA_ID = "stanza-id";

    private Stamps() {}

    /// Only the archive of the recipient may say which id it gave (XEP-0359 section 5).
    static XmlElement withoutForged(XmlElement message) {
        return message.child(Namespaces.STANZA_ID, STANZA_ID).isPresent()
                ? message.withoutChildren(Namespaces.STANZA_ID, STANZA_ID)
                : message;
    }

    /// @param by the bare address of the archive's owner
    static XmlElement withId(XmlElement message, MessageId id, String by) {
        return message.withChild(XmlElement.builder(Namespaces.STANZA_ID, STANZA_ID).attribute("by", by)
                .attribute("id", id.text()).build());
    }

    /// XEP-0203: when the server took it.
    static XmlElement delayed(PendingMessage message, String by, String domain) {
        return withId(message.stanza(), message.id(), by).withChild(XmlElement.builder(Namespaces.DELAY, "delay")
                .attribute("from", domain).attribute("stamp", message.at().truncatedTo(ChronoUnit.MILLIS).toString())
                .build());
    }
}
