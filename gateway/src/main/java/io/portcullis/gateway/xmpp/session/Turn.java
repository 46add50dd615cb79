package io.portcullis.gateway.xmpp.session;

import io.portcullis.gateway.route.Delivery;
import io.portcullis.protocol.xml.XmlElement;
import io.portcullis.protocol.xmpp.Jid;
import io.portcullis.protocol.xmpp.Stanza;
import io.portcullis.protocol.xmpp.StanzaError;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/// One step of a bound session while it is being taken: the state so far and the effects so far. Lives as long as the step.
final class Turn {
    private final List<Effect> effects = new ArrayList<>(4);
    private SessionState.Online state;
    /// Of the stanza being handled; 0 when stanzas are not counted.
    private long number;

    Turn(SessionState.Online state) {
        this.state = state;
    }

    SessionState.Online state() {
        return state;
    }

    Jid jid() {
        return state.jid();
    }

    long number() {
        return number;
    }

    void change(UnaryOperator<SessionState.Online> change) {
        state = change.apply(state);
    }

    void emit(Effect effect) {
        effects.add(effect);
    }

    /// Writes what is not a stanza: it is neither counted nor kept.
    void write(XmlElement element) {
        if (state.attached()) {
            effects.add(new Effect.Send(element));
        }
    }

    /// Sends a stanza to the client.
    void send(XmlElement stanza) {
        send(Delivery.of(stanza));
    }

    void send(Delivery stanza) {
        if (state.acks() instanceof Acks.On on) {
            state = state.withAcks(on.withOut(on.out().add(stanza)));
            write(stanza.stanza());
        } else if (stanza.id().isPresent()) {
            effects.add(new Effect.SendStored(stanza));
        } else {
            write(stanza.stanza());
        }
    }

    /// Answers a stanza of the client's with an error, unless it is an answer itself.
    void refuse(Stanza stanza, StanzaError.Condition condition) {
        refuse(stanza, StanzaError.of(condition));
    }

    void refuse(Stanza stanza, StanzaError error) {
        if (stanza.isAnswerable()) {
            send(stanza.errorReply(error).element());
        }
    }

    /// Counts the stanza that came in.
    void count() {
        if (state.acks() instanceof Acks.On on) {
            CommitWindow in = on.in().receive();
            number = in.received();
            state = state.withAcks(on.withIn(in));
        } else {
            number = 0;
        }
    }

    /// The stanza that came in is dealt with.
    void settle() {
        settle(number);
    }

    void settle(long settled) {
        if (settled > 0 && state.acks() instanceof Acks.On on) {
            state = state.withAcks(on.withIn(on.in().settle(settled)));
        }
    }

    /// Nothing of this session is left.
    Step end() {
        return new Step(new SessionState.Ended(), effects);
    }

    Step next() {
        return new Step(state, effects);
    }
}
