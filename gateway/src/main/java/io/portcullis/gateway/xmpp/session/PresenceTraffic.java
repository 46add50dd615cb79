package io.portcullis.gateway.xmpp.session;

import io.portcullis.gateway.xmpp.roster.SubscriptionAction;
import io.portcullis.protocol.xmpp.Jid;
import io.portcullis.protocol.xmpp.Presence;
import io.portcullis.protocol.xmpp.StanzaError;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/// Presence the client sends: RFC 6121 sections 3 and 4.
final class PresenceTraffic {
    /// To how many others a client can send presence directly, and have them told when it goes.
    static final int MOST_DIRECTED = 100;

    private final SessionSettings settings;

    PresenceTraffic(SessionSettings settings) {
        this.settings = settings;
    }

    void received(Turn turn, Presence presence) {
        Optional<SubscriptionAction> action = SubscriptionAction.of(presence.type());
        if (action.isPresent()) {
            subscription(turn, presence, action.get());
            return;
        }
        if (presence.to().isPresent()) {
            directed(turn, presence, presence.to().get());
        } else {
            broadcast(turn, presence);
        }
        turn.settle();
    }

    /// Section 3.1.2: subscriptions are between accounts, whatever resource sends them.
    private void subscription(Turn turn, Presence presence, SubscriptionAction action) {
        Optional<Jid> contact = presence.to().map(Jid::bare).filter(to -> !to.local().isEmpty());
        if (contact.isEmpty() || contact.get().equals(turn.jid().bare())) {
            turn.refuse(presence, StanzaError.Condition.BAD_REQUEST);
            turn.settle();
            return;
        }
        Presence between = presence.withFrom(turn.jid().bare()).withTo(contact.get());
        turn.emit(new Effect.Subscribe(action, between, turn.number()));
    }

    private static void broadcast(Turn turn, Presence presence) {
        boolean before = turn.state().available();
        switch (presence.type()) {
            case AVAILABLE -> {
                turn.change(state -> state.withAvailable(true));
                turn.emit(new Effect.Announce(presence, !before));
            }
            case UNAVAILABLE -> {
                if (before || !turn.state().directed().isEmpty()) {
                    turn.emit(Departure.withdrawal(turn.state(), presence));
                }
                turn.change(state -> state.withAvailable(false).withDirected(Set.of()));
            }
            case PROBE -> turn.refuse(presence, StanzaError.Condition.BAD_REQUEST);
            case ERROR, SUBSCRIBE, SUBSCRIBED, UNSUBSCRIBE, UNSUBSCRIBED -> {
                // An error without an address is for nobody; the others were taken before.
            }
        }
    }

    /// It was not let through to its recipient, who then is not told either that the resource goes.
    ///
    /// @param known whether the recipient has had directed presence before
    void refused(Turn turn, Presence presence, boolean known, StanzaError error) {
        turn.refuse(presence, error);
        if (presence.type() == Presence.Type.AVAILABLE && !known) {
            Set<Jid> directed = new HashSet<>(turn.state().directed());
            presence.to().ifPresent(directed::remove);
            turn.change(state -> state.withDirected(directed));
        }
    }

    /// Section 4.6: who was sent presence directly is told when the resource goes.
    private void directed(Turn turn, Presence presence, Jid to) {
        Set<Jid> directed = new HashSet<>(turn.state().directed());
        boolean known = directed.contains(to);
        switch (presence.type()) {
            case AVAILABLE -> {
                if (!known && directed.size() >= MOST_DIRECTED) {
                    turn.refuse(presence, StanzaError.Condition.POLICY_VIOLATION);
                    return;
                }
                directed.add(to);
                turn.change(state -> state.withDirected(directed));
            }
            case UNAVAILABLE -> {
                directed.remove(to);
                turn.change(state -> state.withDirected(directed));
            }
            case PROBE -> {
                turn.refuse(presence, StanzaError.Condition.BAD_REQUEST);
                return;
            }
            case ERROR, SUBSCRIBE, SUBSCRIBED, UNSUBSCRIBE, UNSUBSCRIBED -> {
                // Passed on as it is.
            }
        }
        if (!to.equals(Jid.of("", settings.domain(), ""))) {
            turn.emit(new Effect.RoutePresence(presence, known));
        }
    }
}
