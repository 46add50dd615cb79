package io.portcullis.gateway.xmpp;

import io.portcullis.gateway.route.Router;
import io.portcullis.gateway.route.SessionRegistry;
import io.portcullis.gateway.xmpp.session.Input;
import io.portcullis.gateway.xmpp.session.SignedIn;
import io.portcullis.protocol.xmpp.Jid;
import io.portcullis.protocol.xmpp.StanzaError;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/// Under which address a session is found, and by which id it is resumed.
final class Residence {
    private final SessionRegistry registry;
    private final Router router;
    private final XmppLimits limits;
    private final InstantSource clock;
    private final Resumptions resumptions = new Resumptions();
    private final AtomicInteger detached = new AtomicInteger();

    Residence(SessionRegistry registry, Router router, XmppLimits limits, InstantSource clock) {
        this.clock = clock;
        this.registry = registry;
        this.router = router;
        this.limits = limits;
    }

    /// Sessions that can be resumed, whether they have a connection or not.
    int kept() {
        return resumptions.size();
    }

    void bind(XmppEndpoint session, SignedIn who, Jid jid, String client) {
        session.bindTo(who, jid, client, clock.instant());
        switch (registry.bind(session, limits.sessionsPerAccount())) {
            case DONE -> session.tell(new Input.Bound());
            case FULL -> session.tell(new Input.NotBound(
                    StanzaError.of(StanzaError.Condition.RESOURCE_CONSTRAINT, "Too many sessions of this account.")));
            case REVOKED -> {
                // the registry has told it to end
            }
        }
    }

    Instant now() {
        return clock.instant();
    }

    /// One more session waits without a connection.
    ///
    /// @return whether it may
    boolean detached() {
        return detached.incrementAndGet() <= limits.detached();
    }

    void attached() {
        detached.decrementAndGet();
    }

    void unbind(XmppEndpoint session, String resumptionId) {
        resumptions.forget(resumptionId);
        router.gone(session);
    }

    void keep(XmppEndpoint session, String id) {
        resumptions.keep(id, session);
    }

    void adopt(XmppEndpoint heir, SignedIn who, String id, Duration window) {
        Optional<XmppEndpoint> kept = resumptions.find(id);
        if (kept.isPresent()) {
            kept.get().post(new Letter.Claim(heir, who.account(), id, window));
        } else {
            heir.tell(new Input.NotAdopted());
        }
    }
}
