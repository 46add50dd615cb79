package io.portcullis.gateway.xmpp.session;

import io.portcullis.gateway.route.Delivery;
import io.portcullis.protocol.xml.XmlElement;
import io.portcullis.protocol.xmpp.StreamError;

/// An earlier session goes on over a new connection: XEP-0198 section 5.
final class Resumption {
    private Resumption() {}

    static Step resume(SessionSettings settings, SessionState.AwaitingResume state, SessionState.Online held) {
        Turn turn = new Turn(held.withWho(state.who()).withAttached(true).withPinged(false));
        if (!(held.acks() instanceof Acks.On on)) {
            return Departure.dismissed(turn, StreamError.INTERNAL_SERVER_ERROR, "");
        }
        ResumeRequest request = state.request();
        if (!on.out().canHandle(request.handled())) {
            return Departure.dismissed(turn, AckElements.tooHigh(request.handled(), on.out()));
        }
        answer(turn, state.occasion(), AckElements.resumed(request.id(), on));
        Acknowledgement.acknowledge(turn, on.withAskedAt(-1), request.handled());
        turn.emit(new Effect.Watch(settings.limits().pingAfter()));
        if (turn.state().acks() instanceof Acks.On now && now.out().size() > 0) {
            now.out().all().forEach(stanza -> turn.write(late(stanza, settings.domain())));
            turn.change(online -> online.withAcks(now.withAsking(true)));
            turn.write(AckElements.REQUEST);
        }
        return turn.next();
    }

    /// What was stored says when; the rest was stamped as it came, if there was no connection then.
    private static XmlElement late(Delivery stanza, String domain) {
        return stanza.id().map(id -> DelayStamp.on(stanza.stanza(), id.at(), domain)).orElse(stanza.stanza());
    }

    /// XEP-0198 section 10.2: after a success that resumes there are no features.
    private static void answer(Turn turn, Occasion occasion, XmlElement resumed) {
        switch (occasion) {
            case Occasion.Request _ -> turn.write(resumed);
            case Occasion.AtSignIn(PendingSuccess success, _) -> {
                turn.emit(new Effect.Admit());
                turn.write(success.with(resumed).of(turn.jid()));
            }
        }
    }
}
