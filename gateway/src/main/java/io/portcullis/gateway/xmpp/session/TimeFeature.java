package io.portcullis.gateway.xmpp.session;

import io.portcullis.protocol.xml.XmlElement;
import io.portcullis.protocol.xmpp.Iq;
import io.portcullis.protocol.xmpp.Namespaces;
import io.portcullis.protocol.xmpp.StanzaError;
import java.time.temporal.ChronoUnit;

/// XEP-0202, always in UTC.
final class TimeFeature implements IqFeature {
    private final Surroundings surroundings;

    TimeFeature(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public void request(Turn turn, Iq request, XmlElement payload) {
        if (request.type() == Iq.Type.GET) {
            String now = surroundings.now().truncatedTo(ChronoUnit.SECONDS).toString();
            turn.send(request.result(XmlElement.builder(Namespaces.TIME, "time").child(Namespaces.TIME, "tzo", "+00:00")
                    .child(Namespaces.TIME, "utc", now).build()).element());
        } else {
            turn.refuse(request, StanzaError.Condition.BAD_REQUEST);
        }
        turn.settle();
    }
}
