package io.portcullis.gateway.route;

import io.portcullis.auth.account.AccountName;
import io.portcullis.gateway.message.Acceptance;
import io.portcullis.gateway.message.AcceptedMessage;
import io.portcullis.gateway.message.MessageStore;
import io.portcullis.gateway.message.NewMessage;
import io.portcullis.gateway.message.NewMessage.Keep;
import io.portcullis.gateway.route.AccountDirectory.Existence;
import io.portcullis.protocol.xml.XmlElement;
import io.portcullis.protocol.xmpp.Jid;
import io.portcullis.protocol.xmpp.Message;
import io.portcullis.protocol.xmpp.StanzaError;
import io.portcullis.protocol.xmpp.StanzaError.Condition;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Reports of this server to senders whose messages, once accepted, cannot be delivered. Unlike errors that clients send
/// (RFC 6121 section 8.5), they are stored until a client has them.
final class Reports {
    private final SessionRegistry registry;
    private final MessageStore store;
    private final AccountDirectory directory;
    private final AccountLocks locks;

    Reports(SessionRegistry registry, MessageStore store, AccountDirectory directory, AccountLocks locks) {
        this.registry = registry;
        this.store = store;
        this.directory = directory;
        this.locks = locks;
    }

    void send(Message report, Jid to, Consumer<RouteResult> done) {
        Optional<AccountName> account = AccountName.parse(to.local());
        if (account.isEmpty()) {
            done.accept(new RouteResult.Committed());
            return;
        }
        Optional<Existence> known = directory.cached(account.get());
        if (known.isPresent()) {
            send(report, to, account.get(), known.get(), done);
        } else {
            directory.lookUp(account.get(), existence -> send(report, to, account.get(), existence, done));
        }
    }

    /// To an account that is gone there is nobody to tell.
    private void send(Message report, Jid to, AccountName account, Existence existence, Consumer<RouteResult> done) {
        switch (existence) {
            case EXISTS -> store(report.element(), to, account, done);
            case MISSING -> done.accept(new RouteResult.Committed());
            case UNKNOWN -> done.accept(new RouteResult.Failed(StanzaError.of(Condition.RESOURCE_CONSTRAINT)));
        }
    }

    private void store(XmlElement report, Jid to, AccountName account, Consumer<RouteResult> done) {
        AccountLocks.Stripe lock = locks.of(to.local());
        lock.lock();
        try {
            NewMessage message = new NewMessage(Optional.empty(), account, report, Optional.empty(),
                    Keep.UNTIL_DELIVERED);
            Acceptance acceptance = store.accept(message, result -> done.accept(MessageRouter.told(result)));
            if (acceptance instanceof Acceptance.New(AcceptedMessage accepted)) {
                XmlElement stamped = Stamps.withId(report, accepted.id(), to.bare().toString());
                deliver(to, Delivery.stored(stamped, accepted.id(), accepted::delivered));
            }
        } finally {
            lock.unlock();
        }
    }

    private void deliver(Jid to, Delivery delivery) {
        List<Lane> lanes = registry.lanes(to.local());
        @Nullable
        Lane sender = to.isBare() ? null : SessionRegistry.find(lanes, to.resource());
        if (sender == null || !sender.giveDirectly(delivery)) {
            lanes.forEach(lane -> lane.give(delivery));
        }
    }
}
