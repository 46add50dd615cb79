package io.portcullis.gateway.xmpp.session;

import io.portcullis.protocol.xml.XmlElement;
import io.portcullis.protocol.xmpp.Iq;
import io.portcullis.protocol.xmpp.StanzaError;

/// The session request of RFC 3921 section 3, which does nothing any more: old clients insist on it.
final class SessionFeature implements IqFeature {
    @Override
    public void request(Turn turn, Iq request, XmlElement payload) {
        if (request.type() == Iq.Type.SET) {
            turn.send(request.result().element());
        } else {
            turn.refuse(request, StanzaError.Condition.BAD_REQUEST);
        }
        turn.settle();
    }
}
