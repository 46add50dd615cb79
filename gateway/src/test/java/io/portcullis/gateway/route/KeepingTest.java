package io.portcullis.gateway.route;

import static org.assertj.core.api.Assertions.assertThat;

import io.portcullis.protocol.xml.XmlElement;
import io.portcullis.protocol.xmpp.Message;
import io.portcullis.protocol.xmpp.Namespaces;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeepingTest {
    @ParameterizedTest(name = "{0} with {1} is {2}")
    @CsvSource({"CHAT, body, ARCHIVE", "NORMAL, body, ARCHIVE", "HEADLINE, body, NOW_OR_NEVER",
        "GROUPCHAT, body, NOW_OR_NEVER", "ERROR, body, NOW_OR_NEVER", "CHAT, '', NOW_OR_NEVER",
        "CHAT, active, NOW_OR_NEVER", "CHAT, active thread, NOW_OR_NEVER", "CHAT, active body, ARCHIVE",
        "CHAT, received, ARCHIVE", "CHAT, body no-store, NOW_OR_REFUSED", "CHAT, active no-store, NOW_OR_NEVER",
        "CHAT, body no-permanent-store, UNTIL_DELIVERED", "CHAT, active store, ARCHIVE", "CHAT, store, ARCHIVE",
        "CHAT, body no-copy, ARCHIVE", "CHAT, origin-id, NOW_OR_NEVER",
        "CHAT, body store no-store, NOW_OR_REFUSED"})
    void of_typeAndContent(Message.Type type, String content, Keeping keeping) {
        XmlElement.Builder stanza = XmlElement.builder(Namespaces.CLIENT, "message");
        for (String name : content.split(" ", -1)) {
            if (!name.isEmpty()) {
                stanza.child(XmlElement.of(namespace(name), name));
            }
        }
        assertThat(Keeping.of(new Message(stanza.build(), type, Optional.empty(), Optional.empty())))
                .isEqualTo(keeping);
    }

    private static String namespace(String name) {
        return switch (name) {
            case "active" -> Namespaces.CHAT_STATES;
            case "received" -> Namespaces.RECEIPTS;
            case "origin-id" -> Namespaces.STANZA_ID;
            case "body", "thread" -> Namespaces.CLIENT;
            default -> Namespaces.HINTS;
        };
    }
}
