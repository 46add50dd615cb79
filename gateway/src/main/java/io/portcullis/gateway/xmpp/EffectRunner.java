package io.portcullis.gateway.xmpp;

import io.portcullis.gateway.route.AccountRates;
import io.portcullis.gateway.route.Delivery;
import io.portcullis.gateway.route.MessageOrigin;
import io.portcullis.gateway.route.RouteResult;
import io.portcullis.gateway.route.Router;
import io.portcullis.gateway.xmpp.session.Effect;
import io.portcullis.gateway.xmpp.session.Input;
import io.portcullis.gateway.xmpp.session.SessionState;
import io.portcullis.gateway.xmpp.session.SignedIn;
import io.portcullis.gateway.xmpp.session.XmppSession;
import io.portcullis.protocol.xmpp.Jid;
import io.portcullis.protocol.xmpp.Message;
import io.portcullis.protocol.xmpp.Presence;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/// Runs what sessions want done, on their loops. One object serves all sessions.
final class EffectRunner {
    private final XmppSession machine;
    private final XmppLimits limits;
    private final Duration resumeWindow;
    private final SignInDesk signIns;
    private final RosterDesk rosters;
    private final ClientDesk clients;
    private final Contacts contacts;
    private final Router router;
    private final Residence residence;
    private final XmppMeters meters;
    private final AccountRates rates;

    EffectRunner(XmppPipeline.Parts parts, XmppSession machine) {
        this.machine = machine;
        this.limits = parts.settings().limits();
        this.resumeWindow = parts.settings().session().limits().resumeWindow();
        this.signIns = new SignInDesk(parts.logins(), parts.offloader(), parts.clock());
        this.rosters = new RosterDesk(parts.rosters(), parts.directory(), parts.contacts(), parts.router().reach());
        this.clients = new ClientDesk(parts.clients(), parts.registry(), parts.offloader());
        this.contacts = parts.contacts();
        this.router = parts.router();
        this.residence = new Residence(parts.registry(), parts.router(), limits, parts.clock());
        this.meters = parts.meters();
        this.rates = parts.rates();
        meters.detached(residence::kept);
    }

    XmppSession machine() {
        return machine;
    }

    AccountRates rates() {
        return rates;
    }

    XmppMeters meters() {
        return meters;
    }

    void run(XmppEndpoint session, Effect effect) {
        switch (effect) {
            case Effect.Open _,Effect.Send _,Effect.SendStored _,Effect.StartTls _,Effect.Restart _,Effect.Admit _,Effect.Close _,Effect.Cut _ ->
                wire(session, effect);
            case Effect.Watch(Duration after) -> session.watch(after);
            case Effect.LookUp(String username) -> signIns.lookUp(session, username);
            case Effect.Prove prove -> signIns.prove(session, prove);
            case Effect.AnswerAt(var due) -> signIns.answerAt(session, due);
            case Effect.Bind(SignedIn who, Jid jid, String client) -> residence.bind(session, who, jid, client);
            case Effect.Unbind(String id) -> residence.unbind(session, id);
            case Effect.Keep(String id) -> residence.keep(session, id);
            case Effect.Adopt(SignedIn who, String id) -> residence.adopt(session, who, id, resumeWindow);
            case Effect.RouteMessage(Message message, long number) -> message(session, message, number);
            case Effect.RouteIq(var iq) -> router.iq(iq, session);
            case Effect.RoutePresence(Presence presence, boolean known) -> presence(session, presence, known);
            case Effect.Announce(Presence presence, boolean initial) -> announce(session, presence, initial);
            case Effect.Withdraw(Presence presence, boolean broadcast, var directed) -> {
                session.show(null);
                contacts.withdraw(session, presence, broadcast, directed);
            }
            case Effect.Subscribe(var action, Presence stanza, long number) ->
                rosters.subscribe(session, action, stanza, number);
            case Effect.ReadRoster(var request, long number) -> rosters.read(session, request, number);
            case Effect.ChangeRoster(var request, var change, long number) ->
                rosters.change(session, request, change, number);
            case Effect.ListClients wanted -> clients.list(session, wanted);
            case Effect.RevokeClient wanted -> clients.revoke(session, wanted);
            case Effect.Confirm(List<Delivery> messages) -> messages.forEach(Delivery::confirmed);
        }
    }

    Instant now() {
        return residence.now();
    }

    /// The session has lost its connection and waits, if there is room for one more that does.
    void detached(XmppEndpoint session) {
        if (!residence.detached()) {
            session.tell(new Input.WatchEnded(false));
        }
    }

    /// The session waits no longer.
    void attached() {
        residence.attached();
    }

    /// A step failed: the session ends without a word.
    void failed(XmppEndpoint session, SessionState.Online online) {
        session.show(null);
        residence.unbind(session, online.resumptionId());
    }

    /// The session turned deliveries away and has room again.
    void roomAgain(XmppEndpoint session) {
        if (session.priority() >= 0) {
            router.available(session);
        }
    }

    private void wire(XmppEndpoint session, Effect effect) {
        session.connection().ifPresent(connection -> connection.run(effect));
        if (effect instanceof Effect.Send(var element)) {
            meters.sent(element);
        }
    }

    private void message(XmppEndpoint session, Message message, long number) {
        router.message(message, MessageOrigin.xmpp(session.account()), result -> {
            switch (result) {
                case RouteResult.Committed(),RouteResult.Duplicate() -> {
                    if (number > 0) {
                        session.post(new Input.Settled(number));
                    }
                }
                case RouteResult.Failed failed ->
                    session.post(new Input.Refused(message, number, failed.error(), failed.isLimit()));
            }
        });
    }

    /// Who was told that a resource is there is told that it goes, whatever else may reach them.
    private void presence(XmppEndpoint session, Presence presence, boolean known) {
        if (known && presence.type() == Presence.Type.UNAVAILABLE) {
            presence.to().ifPresent(to -> contacts.withdraw(session, presence, false, Set.of(to)));
        } else {
            router.presence(presence)
                    .ifPresent(error -> session.tell(new Input.PresenceRefused(presence, known, error)));
        }
    }

    private void announce(XmppEndpoint session, Presence presence, boolean initial) {
        boolean listened = session.available() && session.priority() >= 0;
        session.show(presence);
        contacts.announce(session, presence, initial);
        if (!listened && presence.priority() >= 0) {
            router.available(session);
        }
    }
}
