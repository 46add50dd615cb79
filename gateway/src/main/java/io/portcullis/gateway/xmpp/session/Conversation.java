package io.portcullis.gateway.xmpp.session;

import io.portcullis.gateway.route.Delivery;
import io.portcullis.protocol.xml.XmlElement;
import io.portcullis.protocol.xmpp.Iq;
import io.portcullis.protocol.xmpp.Jid;
import io.portcullis.protocol.xmpp.Message;
import io.portcullis.protocol.xmpp.Namespaces;
import io.portcullis.protocol.xmpp.Presence;
import io.portcullis.protocol.xmpp.Stanza;
import io.portcullis.protocol.xmpp.StanzaError;
import io.portcullis.protocol.xmpp.StanzaParse;
import io.portcullis.protocol.xmpp.StreamError;
import io.portcullis.protocol.xmpp.StreamEvent;
import java.util.List;
import java.util.Optional;

/// A stream with a bound resource: takes what the client sends apart, and brings what comes back.
final class Conversation {
    private final SessionSettings settings;
    private final Surroundings surroundings;
    private final IqTraffic iqs;
    private final PresenceTraffic presences;
    private final Acknowledgement acknowledgement;
    private final Liveness liveness;
    private final RosterFeature roster;
    private final ClientAccessFeature clients = new ClientAccessFeature();

    Conversation(SessionSettings settings, Surroundings surroundings) {
        this.settings = settings;
        this.surroundings = surroundings;
        this.roster = new RosterFeature(surroundings);
        this.iqs = new IqTraffic(settings, surroundings, roster, clients);
        this.presences = new PresenceTraffic(settings);
        this.acknowledgement = new Acknowledgement(settings, surroundings);
        this.liveness = new Liveness(settings, surroundings);
    }

    Step step(SessionState.Online state, Input input) {
        Turn turn = new Turn(state);
        return switch (input) {
            case Input.Heard(StreamEvent event) -> heard(turn, event);
            case Input.Arrived(var stanzas) -> arrived(turn, stanzas);
            case Input.Settled(long number) -> settled(turn, number);
            case Input.Refused refused -> refused(turn, refused);
            case Input.PresenceRefused(Presence presence, boolean known, StanzaError error) -> {
                presences.refused(turn, presence, known, error);
                yield acknowledgement.sent(turn);
            }
            case Input.RosterRead read -> {
                roster.read(turn, read);
                yield settled(turn, read.number());
            }
            case Input.RosterChanged(Iq request, long number) -> {
                turn.send(request.result().element());
                yield settled(turn, number);
            }
            case Input.ClientsAnswered(Iq request, long number, ClientsAnswer answer) -> {
                clients.answered(turn, request, answer);
                yield settled(turn, number);
            }
            case Input.RosterPushed(XmlElement item, String version) -> {
                roster.push(turn, item, version);
                yield acknowledgement.sent(turn);
            }
            case Input.WatchEnded(boolean heard) -> liveness.watchEnded(turn, heard);
            case Input.Lost() -> Departure.lost(settings, turn);
            case Input.Congested() -> Departure.congested(settings, turn);
            case Input.Dismissed(StreamError error, String text) -> Departure.dismissed(turn, error, text);
            case Input.Draining() -> Departure.dismissed(turn, StreamError.SYSTEM_SHUTDOWN, "");
            case Input.Secured _,Input.TicketLoaded _,Input.LoginPassed _,Input.LoginRefused _,Input.LoginUnavailable _,Input.AnswerDue _,Input.Bound _,Input.NotBound _,Input.Adopted _,Input.NotAdopted _ ->
                turn.next();
        };
    }

    private Step heard(Turn turn, StreamEvent event) {
        return switch (event) {
            case StreamEvent.Received(XmlElement element) -> received(turn, element);
            case StreamEvent.Closed() -> Departure.closed(turn);
            case StreamEvent.Broken(StreamError error, String text) -> Departure.dismissed(turn, error, text);
            case StreamEvent.Opened _ -> Departure.dismissed(turn, StreamError.NOT_WELL_FORMED, "");
        };
    }

    private Step received(Turn turn, XmlElement element) {
        if (element.namespace().equals(Namespaces.SM3)) {
            return acknowledgement.received(turn, element);
        }
        if (!element.namespace().equals(Namespaces.CLIENT)) {
            return Departure.dismissed(turn, StreamError.UNSUPPORTED_STANZA_TYPE, "");
        }
        return switch (Stanza.of(element)) {
            case StanzaParse.Valid(Stanza stanza) -> stanza(turn, stanza);
            case StanzaParse.Malformed(StanzaError error) -> malformed(turn, element, error);
            case StanzaParse.NotStanza() -> Departure.dismissed(turn, StreamError.UNSUPPORTED_STANZA_TYPE, "");
        };
    }

    private Step malformed(Turn turn, XmlElement element, StanzaError error) {
        turn.count();
        if (Stanza.isAnswerable(element)) {
            turn.send(error.answerTo(element).withAttribute("to", turn.jid().toString()));
        }
        turn.settle();
        return acknowledgement.sent(turn);
    }

    /// RFC 6120 section 8.1.2.1: a `from` may only say what we know; it is stamped in any case.
    private Step stanza(Turn turn, Stanza stanza) {
        Optional<Jid> from = stanza.from();
        if (from.isPresent() && !from.get().equals(turn.jid()) && !from.get().equals(turn.jid().bare())) {
            return Departure.dismissed(turn, StreamError.INVALID_FROM, "");
        }
        turn.count();
        pass(turn, stanza.withFrom(turn.jid()));
        return acknowledgement.overrun(turn)
                ? Departure.dismissed(turn, StreamError.RESOURCE_CONSTRAINT, "")
                : acknowledgement.sent(turn);
    }

    /// There are no other servers: whatever is for one gets one answer, and changes nothing.
    private void pass(Turn turn, Stanza stanza) {
        if (stanza.to().filter(to -> !to.domain().equals(settings.domain())).isPresent()) {
            turn.refuse(stanza, StanzaError.Condition.REMOTE_SERVER_NOT_FOUND);
            turn.settle();
            return;
        }
        switch (stanza) {
            case Message message -> message(turn, message);
            case Presence presence -> presences.received(turn, presence);
            case Iq iq -> iqs.received(turn, iq);
        }
    }

    /// Without an address a message is to the sender's own account: RFC 6120 section 10.3.1.
    private static void message(Turn turn, Message message) {
        Message addressed = message.to().isPresent() ? message : message.withTo(turn.jid().bare());
        turn.emit(new Effect.RouteMessage(addressed, turn.number()));
    }

    private Step arrived(Turn turn, List<Delivery> stanzas) {
        for (Delivery stanza : stanzas) {
            boolean late = !turn.state().attached() && stanza.id().isEmpty();
            turn.send(late
                    ? Delivery.of(DelayStamp.on(stanza.stanza(), surroundings.now(), settings.domain()))
                    : stanza);
        }
        return acknowledgement.sent(turn);
    }

    private Step settled(Turn turn, long number) {
        turn.settle(number);
        return acknowledgement.sent(turn);
    }

    /// A message that could not be stored for the time being stays unacknowledged: the client's copy is the only one. Whatever else
    /// is refused is done with, now that it is answered.
    private Step refused(Turn turn, Input.Refused refused) {
        StanzaError error = refused.error();
        turn.refuse(refused.stanza(), error);
        boolean open = refused.stanza() instanceof Message && !refused.limit()
                && error.condition() == StanzaError.Condition.RESOURCE_CONSTRAINT
                && error.type() == StanzaError.Type.WAIT;
        return open ? acknowledgement.sent(turn) : settled(turn, refused.number());
    }
}
