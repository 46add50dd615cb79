package io.portcullis.gateway.xmpp.session;

import io.portcullis.protocol.xml.XmlElement;
import io.portcullis.protocol.xmpp.Iq;
import io.portcullis.protocol.xmpp.Namespaces;
import io.portcullis.protocol.xmpp.StanzaError;
import java.util.List;

/// What an account says of itself to its own clients: XEP-0030.
final class AccountDisco implements IqFeature {
    private final DiscoAnswer answer = new DiscoAnswer("account", "registered", "",
            List.of(Namespaces.DISCO_INFO, Namespaces.DISCO_ITEMS, Namespaces.CLIENT_ACCESS));

    @Override
    public void request(Turn turn, Iq request, XmlElement payload) {
        if (payload.attribute("node").orElse("").isEmpty()) {
            answer.send(turn, request, payload);
        } else {
            turn.refuse(request, StanzaError.Condition.ITEM_NOT_FOUND);
            turn.settle();
        }
    }
}
