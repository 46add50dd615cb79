package io.portcullis.gateway.xmpp.session;

import io.portcullis.protocol.xml.XmlElement;
import io.portcullis.protocol.xmpp.Iq;
import io.portcullis.protocol.xmpp.Jid;
import io.portcullis.protocol.xmpp.Namespaces;
import io.portcullis.protocol.xmpp.StanzaError;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Requests and answers the client sends: RFC 6120 section 8.2.3, RFC 6121 section 8.
final class IqTraffic {
    private final Jid server;
    private final Map<String, IqFeature> forServer;
    private final Map<String, IqFeature> forAccount;

    IqTraffic(SessionSettings settings, Surroundings surroundings, RosterFeature roster,
            ClientAccessFeature clients) {
        this.server = Jid.of("", settings.domain(), "");
        ServerDisco disco = ServerDisco.of(settings);
        SessionFeature session = new SessionFeature();
        Map<String, IqFeature> both = Map.of(Namespaces.PING, new PingFeature(), Namespaces.SESSION, session);
        this.forServer = new HashMap<>(both);
        forServer.put(Namespaces.DISCO_INFO, disco);
        forServer.put(Namespaces.DISCO_ITEMS, disco);
        forServer.put(Namespaces.VERSION, new VersionFeature(settings.version()));
        forServer.put(Namespaces.TIME, new TimeFeature(surroundings));
        this.forAccount = new HashMap<>(both);
        AccountDisco account = new AccountDisco();
        forAccount.put(Namespaces.DISCO_INFO, account);
        forAccount.put(Namespaces.DISCO_ITEMS, account);
        forAccount.put(Namespaces.ROSTER, roster);
        forAccount.put(Namespaces.CLIENT_ACCESS, clients);
    }

    void received(Turn turn, Iq iq) {
        Optional<Jid> to = iq.to();
        if (to.isEmpty() || to.get().equals(turn.jid().bare())) {
            local(turn, iq, forAccount);
        } else if (to.get().equals(server)) {
            local(turn, iq, forServer);
        } else if (to.get().isBare()) {
            foreignAccount(turn, iq);
        } else {
            turn.emit(new Effect.RouteIq(iq));
            turn.settle();
        }
    }

    /// An answer is to a push or a ping of ours: there is nothing to do about it.
    private static void local(Turn turn, Iq iq, Map<String, IqFeature> features) {
        Optional<XmlElement> payload = iq.payload();
        if (!iq.isRequest() || payload.isEmpty()) {
            turn.settle();
            return;
        }
        IqFeature feature = features.get(payload.get().namespace());
        if (feature == null) {
            turn.refuse(iq, StanzaError.Condition.SERVICE_UNAVAILABLE);
            turn.settle();
        } else {
            feature.request(turn, iq, payload.get());
        }
    }

    /// Section 8.5.1: the server answers for an account, and says of another's neither that it exists nor anything else: nobody
    /// is asked, so the answers are the same whether there is such an account or not.
    private static void foreignAccount(Turn turn, Iq iq) {
        String asked = iq.payload().map(XmlElement::namespace).orElse("");
        if (iq.type() == Iq.Type.GET && asked.equals(Namespaces.DISCO_ITEMS)) {
            turn.send(iq.result(DiscoAnswer.query(iq.payload().orElseThrow()).build()).element());
        } else {
            turn.refuse(iq, iq.type() == Iq.Type.SET && asked.equals(Namespaces.ROSTER)
                    ? StanzaError.Condition.FORBIDDEN
                    : StanzaError.Condition.SERVICE_UNAVAILABLE);
        }
        turn.settle();
    }
}
