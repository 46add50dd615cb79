package io.portcullis.gateway.xmpp;

import io.portcullis.auth.account.AccountName;
import io.portcullis.auth.apppassword.AppPasswordId;
import io.portcullis.gateway.net.Offloaded;
import io.portcullis.gateway.net.Offloader;
import io.portcullis.gateway.route.Endpoint;
import io.portcullis.gateway.route.SessionRegistry;
import io.portcullis.gateway.xmpp.session.ClientsAnswer;
import io.portcullis.gateway.xmpp.session.Effect;
import io.portcullis.gateway.xmpp.session.Input;
import io.portcullis.protocol.xmpp.Iq;
import io.portcullis.protocol.xmpp.StanzaError;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What clients ask about what has access to their account, off the loops.
final class ClientDesk {
    private static final Logger LOG = LoggerFactory.getLogger(ClientDesk.class);

    private final ClientAccess access;
    private final SessionRegistry registry;
    private final Offloader offloader;

    ClientDesk(ClientAccess access, SessionRegistry registry, Offloader offloader) {
        this.access = access;
        this.registry = registry;
        this.offloader = offloader;
    }

    void list(XmppEndpoint session, Effect.ListClients wanted) {
        AccountName account = session.account();
        Optional<AppPasswordId> asker = session.appPassword();
        Set<Optional<AppPasswordId>> connected = registry.of(account).stream().map(Endpoint::appPassword)
                .collect(Collectors.toSet());
        answer(session, wanted.request(), wanted.number(), () -> access.list(account, asker, connected));
    }

    void revoke(XmppEndpoint session, Effect.RevokeClient wanted) {
        AccountName account = session.account();
        Optional<AppPasswordId> asker = session.appPassword();
        answer(session, wanted.request(), wanted.number(), () -> access.revoke(account, asker, wanted.id()));
    }

    private void answer(XmppEndpoint session, Iq request, long number, Supplier<ClientsAnswer> work) {
        offloader.call(work, session.home(), end -> session.post(switch (end) {
            case Offloaded.Done<ClientsAnswer>(ClientsAnswer answer) ->
                new Input.ClientsAnswered(request, number, answer);
            case Offloaded.Failed<ClientsAnswer>(RuntimeException cause) -> {
                LOG.warn("what has access to an account could not be looked at or changed", cause);
                yield unavailable(request, number);
            }
            case Offloaded.Refused<ClientsAnswer>() -> unavailable(request, number);
        }));
    }

    private static Input unavailable(Iq request, long number) {
        return new Input.Refused(request, number, StanzaError.of(StanzaError.Condition.RESOURCE_CONSTRAINT));
    }
}
