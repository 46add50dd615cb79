package io.portcullis.gateway.xmpp.session;

import io.portcullis.protocol.xml.XmlElement;
import io.portcullis.protocol.xmpp.Iq;
import io.portcullis.protocol.xmpp.Namespaces;
import io.portcullis.protocol.xmpp.StanzaError;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;

/// What has access to the account, and the end of that: XEP-0494. Each device has an app-specific password of its own, so
/// ending its access takes no new password.
final class ClientAccessFeature implements IqFeature {
    private static final int LONGEST_ID = 64;

    @Override
    public void request(Turn turn, Iq request, XmlElement payload) {
        Optional<String> id = payload.attribute("id").filter(text -> !text.isEmpty() && text.length() <= LONGEST_ID);
        if (request.type() == Iq.Type.GET && payload.name().equals("list")) {
            turn.emit(new Effect.ListClients(request, turn.number()));
        } else if (request.type() == Iq.Type.SET && payload.name().equals("revoke") && id.isPresent()) {
            turn.emit(new Effect.RevokeClient(request, id.get(), turn.number()));
        } else {
            turn.refuse(request, StanzaError.Condition.BAD_REQUEST);
            turn.settle();
        }
    }

    void answered(Turn turn, Iq request, ClientsAnswer answer) {
        switch (answer) {
            case ClientsAnswer.Listed listed -> turn.send(request.result(clients(listed)).element());
            case ClientsAnswer.Revoked() -> turn.send(request.result().element());
            case ClientsAnswer.PasswordResetRequired() -> turn.send(passwordResetRequired(request));
            case ClientsAnswer.Unknown() -> turn.refuse(request, StanzaError.Condition.ITEM_NOT_FOUND);
            case ClientsAnswer.Forbidden() -> turn.refuse(request, StanzaError.Condition.FORBIDDEN);
        }
    }

    private static XmlElement passwordResetRequired(Iq request) {
        XmlElement reply = request.errorReply(StanzaError.of(StanzaError.Condition.SERVICE_UNAVAILABLE)).element();
        XmlElement error = reply.child(Namespaces.CLIENT, "error").orElseThrow()
                .withChild(XmlElement.of(Namespaces.CLIENT_ACCESS, "password-reset-required"));
        XmlElement.Builder again = XmlElement.builder(reply.namespace(), reply.name());
        reply.attributes().forEach((name, value) -> again.attribute(name, value));
        reply.children().stream().filter(child -> !child.is(Namespaces.CLIENT, "error")).forEach(again::child);
        return again.child(error).build();
    }

    private static XmlElement clients(ClientsAnswer.Listed listed) {
        XmlElement.Builder clients = XmlElement.builder(Namespaces.CLIENT_ACCESS, "clients");
        listed.clients().forEach(client -> clients.child(client(client)));
        return clients.build();
    }

    private static XmlElement client(KnownClient known) {
        XmlElement.Builder client = XmlElement.builder(Namespaces.CLIENT_ACCESS, "client")
                .attribute("connected", Boolean.toString(known.connected())).attribute("id", known.id())
                .attribute("type", known.connected() || known.chats() ? "session" : "access")
                .child(Namespaces.CLIENT_ACCESS, "first-seen", time(known.firstSeen()));
        known.lastSeen().ifPresent(seen -> client.child(Namespaces.CLIENT_ACCESS, "last-seen", time(seen)));
        return client.child(auth(known))
                .child(XmlElement.builder(Namespaces.CLIENT_ACCESS, "permission")
                        .attribute("status", known.permission().name().toLowerCase(Locale.ROOT)).build())
                .child(agent(known)).build();
    }

    private static XmlElement auth(KnownClient known) {
        XmlElement.Builder auth = XmlElement.builder(Namespaces.CLIENT_ACCESS, "auth");
        if (known.connected() || known.lastSeen().isPresent() || known.tokens()) {
            auth.child(XmlElement.of(Namespaces.CLIENT_ACCESS, "password"));
        }
        if (known.tokens()) {
            auth.child(XmlElement.of(Namespaces.CLIENT_ACCESS, "fast"));
        }
        return auth.build();
    }

    private static XmlElement agent(KnownClient known) {
        XmlElement.Builder agent = XmlElement.builder(Namespaces.CLIENT_ACCESS, "user-agent");
        if (!known.software().isEmpty()) {
            agent.child(Namespaces.CLIENT_ACCESS, "software", known.software());
        }
        if (!known.device().isEmpty()) {
            agent.child(Namespaces.CLIENT_ACCESS, "device", known.device());
        }
        return agent.build();
    }

    private static String time(Instant at) {
        return at.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
