package io.portcullis.gateway.xmpp.session;

import io.portcullis.protocol.xmpp.StreamError;

/// An earlier session goes on over a new connection: XEP-0198 section 5.
final class Resumption {
    private Resumption() {}

    static Step resume(SessionSettings settings, SessionState.AwaitingResume state, SessionState.Online held) {
        Turn turn = new Turn(held.withWho(state.who()).withAttached(true).withPinged(false));
        if (!(held.acks() instanceof Acks.On on)) {
            return Departure.dismissed(turn, StreamError.INTERNAL_SERVER_ERROR, "");
        }
        if (!on.out().canHandle(state.handled())) {
            return Departure.dismissed(turn, AckElements.tooHigh(state.handled(), on.out()));
        }
        turn.write(AckElements.resumed(state.id(), on));
        Acknowledgement.acknowledge(turn, on.withAskedAt(-1), state.handled());
        turn.emit(new Effect.Watch(settings.limits().pingAfter()));
        if (turn.state().acks() instanceof Acks.On now && now.out().size() > 0) {
            now.out().all().forEach(stanza -> turn.write(stanza.stanza()));
            turn.change(online -> online.withAcks(now.withAsking(true)));
            turn.write(AckElements.REQUEST);
        }
        return turn.next();
    }
}
