package io.portcullis.gateway.xmpp.session;

import io.portcullis.protocol.xml.XmlElement;
import io.portcullis.protocol.xmpp.Iq;
import io.portcullis.protocol.xmpp.StanzaError;

/// XEP-0199.
final class PingFeature implements IqFeature {
    @Override
    public void request(Turn turn, Iq request, XmlElement payload) {
        if (request.type() == Iq.Type.GET) {
            turn.send(request.result().element());
        } else {
            turn.refuse(request, StanzaError.Condition.BAD_REQUEST);
        }
        turn.settle();
    }
}
