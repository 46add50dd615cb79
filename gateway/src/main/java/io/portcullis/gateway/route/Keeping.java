package io.portcullis.gateway.route;

import io.portcullis.protocol.xml.XmlElement;
import io.portcullis.protocol.xmpp.Message;
import io.portcullis.protocol.xmpp.Namespaces;

/// Whether a message is worth storing: by its type and content, and by the hints of XEP-0334. Pure.
enum Keeping {
    /// In the archive.
    ARCHIVE,
    /// Until it is delivered.
    UNTIL_DELIVERED,
    /// Delivered now or refused: its sender wants it nowhere stored, and is told when nobody is there.
    NOW_OR_REFUSED,
    /// Delivered now or dropped: it says something of this moment only.
    NOW_OR_NEVER;

    static Keeping of(Message message) {
        return switch (message.type()) {
            case CHAT, NORMAL -> ofContent(message.element());
            case HEADLINE, GROUPCHAT, ERROR -> NOW_OR_NEVER;
        };
    }

    private static Keeping ofContent(XmlElement message) {
        boolean content = false;
        boolean store = false;
        boolean noStore = false;
        boolean noPermanentStore = false;
        for (XmlElement child : message.children()) {
            if (child.namespace().equals(Namespaces.HINTS)) {
                store |= child.name().equals("store");
                noStore |= child.name().equals("no-store");
                noPermanentStore |= child.name().equals("no-permanent-store");
            } else {
                content |= isContent(child, message.namespace());
            }
        }
        if (noStore) {
            return content ? NOW_OR_REFUSED : NOW_OR_NEVER;
        }
        if (!content && !store) {
            return NOW_OR_NEVER;
        }
        return noPermanentStore ? UNTIL_DELIVERED : ARCHIVE;
    }

    /// Anything but the state of a conversation (XEP-0085) and what only goes with something else.
    private static boolean isContent(XmlElement child, String stanzaNamespace) {
        return switch (child.namespace()) {
            case Namespaces.CHAT_STATES, Namespaces.STANZA_ID, Namespaces.DELAY -> false;
            default -> !child.is(stanzaNamespace, "thread");
        };
    }
}
