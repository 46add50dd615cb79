package io.portcullis.gateway.xmpp.session;

import io.portcullis.gateway.route.Delivery;
import io.portcullis.protocol.xml.XmlElement;
import io.portcullis.protocol.xmpp.StanzaError;
import io.portcullis.protocol.xmpp.StreamError;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Stream management of a bound session, XEP-0198.
final class Acknowledgement {
    private final SessionSettings settings;
    private final Surroundings surroundings;

    Acknowledgement(SessionSettings settings, Surroundings surroundings) {
        this.settings = settings;
        this.surroundings = surroundings;
    }

    Step received(Turn turn, XmlElement element) {
        return switch (element.name()) {
            case "enable" -> enable(turn, element);
            case "r" -> requested(turn);
            case "a" -> acknowledged(turn, element);
            case "resume" -> unexpected(turn);
            default -> Departure.dismissed(turn, StreamError.UNSUPPORTED_STANZA_TYPE, "");
        };
    }

    /// To be called at the end of every step: answers a request that can be answered by now, asks for what was sent,
    /// and lets go of a client that does not answer.
    Step sent(Turn turn) {
        if (!(turn.state().acks() instanceof Acks.On on)) {
            return turn.next();
        }
        answer(turn, on);
        ask(turn);
        return isFull(turn) ? Departure.full(settings, turn) : turn.next();
    }

    /// Whether the client sends faster than its stanzas can be committed, beyond all bounds.
    boolean overrun(Turn turn) {
        return turn.state().acks() instanceof Acks.On on && on.in().isOverrun();
    }

    private boolean isFull(Turn turn) {
        return turn.state().acks() instanceof Acks.On on && on.out().size() > settings.limits().unacknowledged();
    }

    private static void answer(Turn turn, Acks.On on) {
        if (on.askedAt() >= 0 && on.in().settled() >= on.askedAt()) {
            turn.change(state -> state.withAcks(on.withAskedAt(-1)));
            turn.write(AckElements.answer(on));
        }
    }

    private static void ask(Turn turn) {
        if (turn.state().attached() && turn.state().acks() instanceof Acks.On on && !on.asking()
                && on.out().size() > 0) {
            turn.change(state -> state.withAcks(on.withAsking(true)));
            turn.write(AckElements.REQUEST);
        }
    }

    private Step enable(Turn turn, XmlElement element) {
        if (turn.state().acks() instanceof Acks.On) {
            return unexpected(turn);
        }
        turn.write(start(turn, element));
        return turn.next();
    }

    /// Begins to count.
    ///
    /// @return what tells the client so
    XmlElement start(Turn turn, XmlElement enable) {
        String resume = enable.attribute("resume").orElse("false");
        boolean resumable = (resume.equals("true") || resume.equals("1")) && !settings.limits().resumeWindow().isZero();
        String id = resumable ? surroundings.newId() : "";
        turn.change(state -> state.withAcks(Acks.On.start(id)));
        if (resumable) {
            turn.emit(new Effect.Keep(id));
        }
        return AckElements.enabled(id, settings.limits().resumeWindow());
    }

    /// The answer waits until everything received before the request is settled: what is acknowledged is committed.
    private Step requested(Turn turn) {
        if (!(turn.state().acks() instanceof Acks.On on)) {
            return unexpected(turn);
        }
        turn.change(state -> state.withAcks(on.withAskedAt(on.in().received())));
        return sent(turn);
    }

    private Step acknowledged(Turn turn, XmlElement element) {
        Optional<Integer> handled = AckElements.handled(element);
        if (!(turn.state().acks() instanceof Acks.On on)) {
            return unexpected(turn);
        }
        if (handled.isEmpty()) {
            return Departure.dismissed(turn, StreamError.POLICY_VIOLATION, "");
        }
        if (!on.out().canHandle(handled.get())) {
            return Departure.dismissed(turn, AckElements.tooHigh(handled.get(), on.out()));
        }
        acknowledge(turn, on, handled.get());
        return turn.next();
    }

    /// Lets go of what the client has, and tells the store of the messages among it.
    static void acknowledge(Turn turn, Acks.On on, int handled) {
        List<Delivery> gone = new ArrayList<>();
        Unacknowledged left = on.out().acknowledge(handled, gone);
        turn.change(state -> state.withAcks(on.withOut(left).withAsking(false)));
        gone.removeIf(stanza -> stanza.id().isEmpty());
        if (!gone.isEmpty()) {
            turn.emit(new Effect.Confirm(gone));
        }
    }

    private static Step unexpected(Turn turn) {
        turn.write(AckElements.failed(StanzaError.Condition.UNEXPECTED_REQUEST));
        return turn.next();
    }
}
