package io.portcullis.gateway.xmpp.session;

import io.portcullis.protocol.xml.XmlElement;
import io.portcullis.protocol.xmpp.Iq;
import io.portcullis.protocol.xmpp.Namespaces;
import io.portcullis.protocol.xmpp.StanzaError;
import java.util.List;
import java.util.Optional;

/// The answers of one entity to service discovery, XEP-0030: one identity, its features, no items.
record DiscoAnswer(String category, String type, String name, List<String> features) {
    /// Answers either kind of query.
    void send(Turn turn, Iq request, XmlElement payload) {
        if (request.type() != Iq.Type.GET || !payload.name().equals("query")) {
            turn.refuse(request, StanzaError.Condition.BAD_REQUEST);
        } else {
            turn.send(request.result(payload.namespace().equals(Namespaces.DISCO_INFO)
                    ? info(payload)
                    : query(payload).build()).element());
        }
        turn.settle();
    }

    private XmlElement info(XmlElement payload) {
        XmlElement.Builder info = query(payload).child(XmlElement.builder(Namespaces.DISCO_INFO, "identity")
                .attribute("category", category).attribute("type", type)
                .attribute("name", Optional.of(name).filter(n -> !n.isEmpty())).build());
        for (String feature : features) {
            info.child(XmlElement.builder(Namespaces.DISCO_INFO, "feature").attribute("var", feature).build());
        }
        return info.build();
    }

    /// An answer that says nothing yet.
    static XmlElement.Builder query(XmlElement payload) {
        return XmlElement.builder(payload.namespace(), "query").attribute("node", payload.attribute("node"));
    }
}
