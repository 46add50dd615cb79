package io.portcullis.gateway.xmpp.session;

import io.portcullis.protocol.xml.XmlElement;
import io.portcullis.protocol.xmpp.Iq;
import io.portcullis.protocol.xmpp.Namespaces;
import io.portcullis.protocol.xmpp.StanzaError;

/// XEP-0092; the operating system is nobody's business.
final class VersionFeature implements IqFeature {
    private final XmlElement answer;

    VersionFeature(String version) {
        this.answer = XmlElement.builder(Namespaces.VERSION, "query").child(Namespaces.VERSION, "name", "Portcullis")
                .child(Namespaces.VERSION, "version", version).build();
    }

    @Override
    public void request(Turn turn, Iq request, XmlElement payload) {
        if (request.type() == Iq.Type.GET) {
            turn.send(request.result(answer).element());
        } else {
            turn.refuse(request, StanzaError.Condition.BAD_REQUEST);
        }
        turn.settle();
    }
}
