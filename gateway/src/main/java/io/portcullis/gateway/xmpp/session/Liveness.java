package io.portcullis.gateway.xmpp.session;

import io.portcullis.protocol.xml.XmlElement;
import io.portcullis.protocol.xmpp.Namespaces;

/// Whether the client is still there: the one watch of a bound session.
final class Liveness {
    private final SessionSettings settings;
    private final Surroundings surroundings;

    Liveness(SessionSettings settings, Surroundings surroundings) {
        this.settings = settings;
        this.surroundings = surroundings;
    }

    Step watchEnded(Turn turn, boolean heard) {
        if (!turn.state().attached()) {
            return Departure.expired(turn);
        }
        if (heard) {
            turn.change(state -> state.withPinged(false));
            turn.emit(new Effect.Watch(settings.limits().pingAfter()));
            return turn.next();
        }
        return turn.state().pinged() ? Departure.congested(settings, turn) : ping(turn);
    }

    private Step ping(Turn turn) {
        if (turn.state().acks() instanceof Acks.On) {
            turn.write(AckElements.REQUEST);
        } else {
            turn.send(XmlElement.builder(Namespaces.CLIENT, "iq").attribute("type", "get")
                    .attribute("id", surroundings.newId()).attribute("from", settings.domain())
                    .attribute("to", turn.jid().toString()).child(XmlElement.of(Namespaces.PING, "ping")).build());
        }
        turn.change(state -> state.withPinged(true));
        turn.emit(new Effect.Watch(settings.limits().pingTimeout()));
        return turn.next();
    }
}
