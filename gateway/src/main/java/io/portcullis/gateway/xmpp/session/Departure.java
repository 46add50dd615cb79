package io.portcullis.gateway.xmpp.session;

import io.portcullis.protocol.xml.XmlElement;
import io.portcullis.protocol.xmpp.Namespaces;
import io.portcullis.protocol.xmpp.Presence;
import io.portcullis.protocol.xmpp.StreamError;
import java.util.Optional;
import java.util.Set;

/// How a bound session ends, or loses its connection and waits to be resumed.
final class Departure {
    private Departure() {}

    /// The client closed its stream: it wants no resumption.
    static Step closed(Turn turn) {
        boolean attached = turn.state().attached();
        leave(turn);
        if (attached) {
            turn.emit(new Effect.Close());
        }
        return turn.end();
    }

    static Step dismissed(Turn turn, StreamError error, String text) {
        return dismissed(turn, error.element(text));
    }

    static Step dismissed(Turn turn, XmlElement error) {
        turn.write(error);
        return closed(turn);
    }

    /// The connection is gone.
    static Step lost(SessionSettings settings, Turn turn) {
        if (!turn.state().attached()) {
            return turn.next();
        }
        if (!turn.state().isResumable()) {
            leave(turn);
            return turn.end();
        }
        turn.change(state -> state.withAttached(false));
        turn.emit(new Effect.Watch(settings.limits().resumeWindow()));
        return turn.next();
    }

    /// The client does not read what it is sent: it may come back for it.
    static Step congested(SessionSettings settings, Turn turn) {
        if (turn.state().attached()) {
            turn.emit(new Effect.Cut());
        }
        return lost(settings, turn);
    }

    /// More is held for the client than may be: a connection is cut, and a session without one ends. Its messages stay
    /// in the store.
    static Step full(SessionSettings settings, Turn turn) {
        if (turn.state().attached()) {
            return congested(settings, turn);
        }
        leave(turn);
        return turn.end();
    }

    /// Nobody came to resume it in time.
    static Step expired(Turn turn) {
        leave(turn);
        return turn.end();
    }

    private static void leave(Turn turn) {
        SessionState.Online state = turn.state();
        if (state.available() || !state.directed().isEmpty()) {
            turn.emit(withdrawal(state, unavailable(state)));
        }
        turn.emit(new Effect.Unbind(state.resumptionId()));
        turn.change(left -> left.withAvailable(false).withDirected(Set.of()));
    }

    static Effect withdrawal(SessionState.Online state, Presence presence) {
        return new Effect.Withdraw(presence, state.available(), state.directed());
    }

    private static Presence unavailable(SessionState.Online state) {
        XmlElement element = XmlElement.builder(Namespaces.CLIENT, "presence").attribute("type", "unavailable")
                .attribute("from", state.jid().toString()).build();
        return new Presence(element, Presence.Type.UNAVAILABLE, Optional.of(state.jid()), Optional.empty(), 0);
    }
}
