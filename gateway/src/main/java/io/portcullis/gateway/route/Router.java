package io.portcullis.gateway.route;

import io.portcullis.auth.account.AccountName;
import io.portcullis.gateway.message.MessageStore;
import io.portcullis.protocol.xmpp.Iq;
import io.portcullis.protocol.xmpp.Jid;
import io.portcullis.protocol.xmpp.Message;
import io.portcullis.protocol.xmpp.Presence;
import io.portcullis.protocol.xmpp.Stanza;
import io.portcullis.protocol.xmpp.StanzaError;
import io.portcullis.protocol.xmpp.StanzaError.Condition;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Where a stanza goes: RFC 6121 section 8, for accounts of this server. Every stanza has a `from` that the server put
/// there. Safe for all threads; nothing blocks.
///
/// Messages of one account are routed under its lock; callbacks and [Endpoint#deliver] may be called with it held.
public final class Router {
    private final String domain;
    private final SessionRegistry registry;
    private final PresenceService presence;
    private final Reach reach;
    private final AccountLocks locks = new AccountLocks();
    private final HandOut handOut;
    private final MessageRouter messages;
    private final Reports reports;

    /// @param domain the domain of this server's accounts
    /// @param reach asked about each stanza before anything is done with it
    public Router(String domain, SessionRegistry registry, MessageStore store, AccountDirectory directory,
            ContactDirectory contacts, PresenceService presence, Reach reach) {
        this.reach = reach;
        this.domain = domain;
        this.registry = registry;
        this.presence = presence;
        handOut = new HandOut(store, locks, domain);
        messages = new MessageRouter(registry, store, directory, contacts, locks, handOut);
        reports = new Reports(registry, store, directory, locks);
    }

    /// Delivers at once what can be delivered, and stores what must not be lost. Messages of one sender to one recipient
    /// keep their order if they are passed one after the other. Without a `to` it is for the sender's own account.
    ///
    /// @param done called once, on any thread, also before this returns: the sender's acknowledgement must wait for it.
    /// It must be short, and must not call the router
    public void message(Message stanza, MessageOrigin origin, Consumer<RouteResult> done) {
        Jid to = stanza.to().orElseGet(() -> Jid.of(origin.account().value(), domain, ""));
        if (!isLocal(to)) {
            refuse(stanza, Condition.REMOTE_SERVER_NOT_FOUND, done);
        } else if (to.local().isEmpty()) {
            refuse(stanza, Condition.SERVICE_UNAVAILABLE, done);
        } else {
            Jid whom = whom(to, origin);
            reach.refusal(origin.account(), whom, Reach.Traffic.MESSAGE).ifPresentOrElse(
                    error -> refuse(stanza, error, done), () -> messages.route(stanza, whom, origin.account(), done));
        }
    }

    /// A text message of a phone opens no session: what it sends to a client that has left is for the account.
    private Jid whom(Jid to, MessageOrigin origin) {
        boolean gone = !to.isBare() && SessionRegistry.find(registry.lanes(to.local()), to.resource()) == null;
        return gone && origin.side() == MessageOrigin.Side.PHONE ? to.bare() : to;
    }

    /// Tells the sender of a message that was accepted that it is not delivered after all. The report is stored until a client of
    /// the sender has it: to the client that sent the message while that is connected, else to all of the account.
    ///
    /// @param report an error stanza to an account of this server
    /// @param done as for [#message]; until it says [RouteResult.Committed] the message itself must stay pending
    public void report(Message report, Consumer<RouteResult> done) {
        Optional<Jid> to = report.to().filter(known -> isLocal(known) && !known.local().isEmpty());
        if (to.isPresent()) {
            reports.send(report, to.get(), done);
        } else {
            done.accept(new RouteResult.Committed());
        }
    }

    private static void refuse(Message stanza, Condition condition, Consumer<RouteResult> done) {
        refuse(stanza, StanzaError.of(condition), done);
    }

    private static void refuse(Message stanza, StanzaError error, Consumer<RouteResult> done) {
        done.accept(stanza.isError() ? new RouteResult.Committed() : new RouteResult.Failed(error));
    }

    /// Who may reach whom, for what takes another way than this router.
    public Reach reach() {
        return reach;
    }

    private boolean isLocal(Jid address) {
        return address.domain().equals(domain);
    }

    /// Presence to a full address goes to that resource; to a bare one, and what is about subscriptions, to the presence
    /// service.
    ///
    /// @return why it was not passed on; empty: it was
    public Optional<StanzaError> presence(Presence stanza) {
        Optional<Jid> to = stanza.to();
        if (to.isEmpty() || to.get().local().isEmpty()) {
            return Optional.empty();
        }
        if (!isLocal(to.get())) {
            presenceAbroad(stanza);
            return Optional.empty();
        }
        Optional<StanzaError> refusal = stanza.from().filter(this::isLocal)
                .flatMap(from -> AccountName.parse(from.local()))
                .flatMap(sender -> reach.refusal(sender, to.get(), Reach.Traffic.PRESENCE));
        if (refusal.isEmpty()) {
            pass(stanza, to.get());
        }
        return refusal;
    }

    private void pass(Presence stanza, Jid to) {
        switch (stanza.type()) {
            case AVAILABLE, UNAVAILABLE, ERROR -> {
                if (to.isBare()) {
                    toService(stanza, to);
                } else {
                    toResource(stanza, to);
                }
            }
            case SUBSCRIBE, SUBSCRIBED, UNSUBSCRIBE, UNSUBSCRIBED, PROBE -> toService(stanza, to);
        }
    }

    private void toService(Presence stanza, Jid to) {
        AccountName.parse(to.local()).ifPresent(account -> presence.inbound(stanza, account));
    }

    private void presenceAbroad(Presence stanza) {
        switch (stanza.type()) {
            case AVAILABLE, SUBSCRIBE, SUBSCRIBED, UNSUBSCRIBE, UNSUBSCRIBED, PROBE ->
                stanza.from().ifPresent(from -> toResource(
                        stanza.errorReply(StanzaError.of(Condition.REMOTE_SERVER_NOT_FOUND)), from));
            case UNAVAILABLE, ERROR -> {
                // nobody waits for an answer
            }
        }
    }

    /// A request or answer to a resource of this server; the error goes back to `from`. Requests to the server, and to a
    /// bare address, which the server answers for the account, are not for here: they get `service-unavailable`.
    public void iq(Iq stanza, Endpoint from) {
        Optional<Jid> to = stanza.to();
        Optional<StanzaError> refusal = to.isPresent() && isLocal(to.get())
                ? toClient(stanza, to.get(), from)
                : Optional.of(StanzaError.of(to.isEmpty()
                        ? Condition.SERVICE_UNAVAILABLE
                        : Condition.REMOTE_SERVER_NOT_FOUND));
        refusal.ifPresent(error -> refuse(stanza, error, from));
    }

    private static void refuse(Iq stanza, StanzaError error, Endpoint from) {
        if (stanza.isRequest()) {
            from.deliver(Delivery.of(stanza.errorReply(error).element()));
        }
    }

    private Optional<StanzaError> toClient(Iq stanza, Jid to, Endpoint from) {
        Optional<StanzaError> refusal = reach.refusal(from.account(), to, Reach.Traffic.IQ);
        StanzaError nobody = StanzaError.of(Condition.SERVICE_UNAVAILABLE);
        if (refusal.isPresent()) {
            return refusal;
        }
        if (to.isBare()) {
            return Optional.of(nobody);
        }
        toResource(stanza, to, new Offer(taken -> {
            if (!taken) {
                refuse(stanza, nobody, from);
            }
        }));
        return Optional.empty();
    }

    private void toResource(Stanza stanza, Jid to) {
        toResource(stanza, to, new Offer(_ -> {
            // nobody waits for an answer
        }));
    }

    /// In order with the messages to the same resource.
    private void toResource(Stanza stanza, Jid to, Offer offer) {
        AccountLocks.Stripe lock = locks.of(to.local());
        lock.lock();
        try {
            @Nullable
            Lane lane = SessionRegistry.find(registry.lanes(to.local()), to.resource());
            if (lane != null) {
                lane.giveDirectly(Delivery.offered(stanza.element(), offer));
            }
            offer.asked();
        } finally {
            lock.unlock();
        }
    }

    /// The endpoint takes messages from now on: it has sent presence of non-negative priority, or can take more again.
    /// Hands out what is pending, in order, with delay stamps (XEP-0203), and then what arrives meanwhile. Calling it
    /// again does no harm. Not from within [Endpoint#deliver].
    public void available(Endpoint endpoint) {
        AccountLocks.Stripe lock = locks.of(endpoint.account().value());
        lock.lock();
        try {
            @Nullable
            Lane lane = registry.find(endpoint);
            if (lane != null) {
                handOut.begin(lane);
            }
        } finally {
            lock.unlock();
        }
    }

    /// The endpoint is gone for good, not only waiting for its resumption: takes it out of the registry. What was sent to
    /// its full address only, and not confirmed, goes to the account's others.
    public void gone(Endpoint endpoint) {
        AccountLocks.Stripe lock = locks.of(endpoint.account().value());
        lock.lock();
        try {
            @Nullable
            Lane lane = registry.remove(endpoint);
            if (lane != null) {
                for (Lane other : registry.lanes(endpoint.account().value())) {
                    lane.unconfirmed().stream().filter(other::missed).forEach(other::give);
                }
            }
        } finally {
            lock.unlock();
        }
    }
}
