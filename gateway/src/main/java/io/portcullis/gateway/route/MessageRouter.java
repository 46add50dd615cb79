package io.portcullis.gateway.route;

import io.portcullis.auth.account.AccountName;
import io.portcullis.gateway.message.Acceptance;
import io.portcullis.gateway.message.AcceptedMessage;
import io.portcullis.gateway.message.MessageStore;
import io.portcullis.gateway.message.NewMessage;
import io.portcullis.gateway.message.NewMessage.Keep;
import io.portcullis.gateway.message.Standing;
import io.portcullis.gateway.message.StoreResult;
import io.portcullis.gateway.route.AccountDirectory.Existence;
import io.portcullis.gateway.route.MessageTable.Action;
import io.portcullis.gateway.route.MessageTable.Target;
import io.portcullis.gateway.store.StoreFailure;
import io.portcullis.protocol.xml.XmlElement;
import io.portcullis.protocol.xmpp.Jid;
import io.portcullis.protocol.xmpp.Message;
import io.portcullis.protocol.xmpp.StanzaError;
import io.portcullis.protocol.xmpp.StanzaError.Condition;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Messages to accounts of this server.
final class MessageRouter {
    private static final RouteResult DONE = new RouteResult.Committed();

    private final SessionRegistry registry;
    private final MessageStore store;
    private final AccountDirectory directory;
    private final ContactDirectory contacts;
    private final AccountLocks locks;
    private final HandOut handOut;

    /// A message on its way.
    private record Passing(Message stanza, Jid to, AccountName sender, Standing standing, Consumer<RouteResult> done) {
        Passing with(Standing known) {
            return new Passing(stanza, to, sender, known, done);
        }

        void offered(boolean taken) {
            if (taken) {
                done.accept(DONE);
            } else {
                refuse(Condition.SERVICE_UNAVAILABLE);
            }
        }

        void refuse(Condition condition) {
            done.accept(stanza.isError() ? DONE : new RouteResult.Failed(StanzaError.of(condition)));
        }
    }

    MessageRouter(SessionRegistry registry, MessageStore store, AccountDirectory directory,
            ContactDirectory contacts, AccountLocks locks, HandOut handOut) {
        this.registry = registry;
        this.store = store;
        this.directory = directory;
        this.contacts = contacts;
        this.locks = locks;
        this.handOut = handOut;
    }

    /// @param to of a local domain, with a local part
    void route(Message stanza, Jid to, AccountName sender, Consumer<RouteResult> done) {
        Passing passing = new Passing(stanza, to, sender, Standing.UNKNOWN, done);
        AccountLocks.Stripe lock = locks.of(to.local());
        lock.lock();
        try {
            List<Lane> lanes = registry.lanes(to.local());
            if (lock.isLookingUp(to.local())) {
                await(passing, lock);
            } else if (lanes.isEmpty()) {
                toAbsent(passing, lock);
            } else {
                toAccount(passing, lanes.getFirst().endpoint().account(), lanes);
            }
        } finally {
            lock.unlock();
        }
    }

    /// Waits for the end of a look-up of the recipient.
    private void await(Passing passing, AccountLocks.Stripe lock) {
        if (!lock.await(passing.to().local(), existence -> passOn(passing, existence))) {
            passing.refuse(Condition.RESOURCE_CONSTRAINT);
        }
    }

    private void toAbsent(Passing passing, AccountLocks.Stripe lock) {
        Optional<AccountName> account = AccountName.parse(passing.to().local());
        if (account.isEmpty()) {
            passing.refuse(Condition.SERVICE_UNAVAILABLE);
            return;
        }
        Optional<Existence> known = directory.cached(account.get());
        if (known.isPresent()) {
            toAbsent(passing, account.get(), known.get());
            return;
        }
        lock.begin(passing.to().local());
        await(passing, lock);
        directory.lookUp(account.get(), existence -> found(passing.to().local(), existence));
    }

    /// Lets go on what waited, in order.
    private void found(String local, Existence existence) {
        AccountLocks.Stripe lock = locks.of(local);
        lock.lock();
        try {
            lock.found(local).forEach(waiting -> waiting.accept(existence));
        } finally {
            lock.unlock();
        }
    }

    private void passOn(Passing passing, Existence existence) {
        AccountLocks.Stripe lock = locks.of(passing.to().local());
        if (lock.isLookingUp(passing.to().local())) {
            // one before it, of the same queue, has asked for more
            await(passing, lock);
            return;
        }
        List<Lane> lanes = registry.lanes(passing.to().local());
        if (lanes.isEmpty()) {
            AccountName.parse(passing.to().local()).ifPresent(account -> toAbsent(passing, account, existence));
        } else {
            toAccount(passing, lanes.getFirst().endpoint().account(), lanes);
        }
    }

    private void toAbsent(Passing passing, AccountName account, Existence existence) {
        switch (existence) {
            case EXISTS -> toAccount(passing, account, List.of());
            case MISSING -> act(MessageTable.decide(passing.stanza().type(), Target.NO_ACCOUNT), passing, account,
                    List.of());
            case UNKNOWN -> passing.refuse(Condition.RESOURCE_CONSTRAINT);
        }
    }

    private void toAccount(Passing passing, AccountName account, List<Lane> lanes) {
        act(MessageTable.decide(passing.stanza().type(), target(passing.to(), lanes)), passing, account, lanes);
    }

    private static Target target(Jid to, List<Lane> lanes) {
        if (!to.isBare() && SessionRegistry.find(lanes, to.resource()) != null) {
            return Target.FULL_CONNECTED;
        }
        boolean available = anyTakesMessages(lanes);
        if (to.isBare()) {
            return available ? Target.BARE_AVAILABLE : Target.BARE_UNAVAILABLE;
        }
        return available ? Target.FULL_GONE_OTHERS_AVAILABLE : Target.FULL_GONE_ALONE;
    }

    private static boolean anyTakesMessages(List<Lane> lanes) {
        for (Lane lane : lanes) {
            if (lane.takesMessages()) {
                return true;
            }
        }
        return false;
    }

    private void act(Action action, Passing passing, AccountName account, List<Lane> lanes) {
        switch (action) {
            case TO_RESOURCE, TO_ALL, KEEP -> keep(action, passing, account, lanes);
            case IGNORE -> passing.done().accept(DONE);
            case REFUSE -> passing.refuse(Condition.SERVICE_UNAVAILABLE);
        }
    }

    private void keep(Action action, Passing passing, AccountName account, List<Lane> lanes) {
        XmlElement stanza = Stamps.withoutForged(passing.stanza().element());
        switch (Keeping.of(passing.stanza())) {
            case ARCHIVE -> store(action, passing, account, lanes, stanza, Keep.ARCHIVE);
            case UNTIL_DELIVERED -> store(action, passing, account, lanes, stanza, Keep.UNTIL_DELIVERED);
            case NOW_OR_REFUSED -> {
                Offer offer = new Offer(passing::offered);
                if (action != Action.KEEP) {
                    deliver(action, passing.to(), lanes, Delivery.offered(stanza, offer));
                }
                offer.asked();
            }
            case NOW_OR_NEVER -> {
                deliver(action, passing.to(), lanes, Delivery.of(stanza));
                passing.done().accept(DONE);
            }
        }
    }

    private void store(Action action, Passing passing, AccountName account, List<Lane> lanes, XmlElement stanza,
            Keep keep) {
        NewMessage message = new NewMessage(Optional.of(passing.sender()), account, stanza,
                passing.stanza().originId(), keep, passing.standing());
        switch (store.accept(message, result -> passing.done().accept(told(result)))) {
            case Acceptance.New(AcceptedMessage accepted) -> {
                if (!lanes.isEmpty()) {
                    XmlElement stamped = Stamps.withId(stanza, accepted.id(), passing.to().bare().toString());
                    deliver(action, passing.to(), lanes, Delivery.stored(stamped, accepted.id(), accepted::delivered));
                }
            }
            case Acceptance.ContactsOnly() -> askStanding(passing, account);
            case Acceptance.Again(),Acceptance.Refused() -> {
                // the result says it
            }
        }
    }

    /// Finds out whether the recipient knows the sender, and offers the message again. What comes for the recipient waits.
    private void askStanding(Passing passing, AccountName account) {
        AccountLocks.Stripe lock = locks.of(passing.to().local());
        lock.begin(passing.to().local());
        contacts.standing(account, passing.sender(), standing -> standingFound(passing, standing));
    }

    /// Whoever cannot be looked up counts as a stranger.
    private void standingFound(Passing passing, Standing found) {
        AccountLocks.Stripe lock = locks.of(passing.to().local());
        lock.lock();
        try {
            List<Consumer<Existence>> waiting = lock.found(passing.to().local());
            passOn(passing.with(found == Standing.CONTACT ? found : Standing.STRANGER), Existence.EXISTS);
            waiting.forEach(next -> next.accept(Existence.EXISTS));
        } finally {
            lock.unlock();
        }
    }

    private void deliver(Action action, Jid to, List<Lane> lanes, Delivery delivery) {
        if (action == Action.TO_RESOURCE) {
            @Nullable
            Lane lane = SessionRegistry.find(lanes, to.resource());
            if (lane != null) {
                lane.giveDirectly(delivery);
            }
            return;
        }
        for (Lane lane : lanes) {
            lane.give(delivery);
            if (lane.isBehind()) {
                handOut.begin(lane);
            }
        }
    }

    static RouteResult told(StoreResult result) {
        return switch (result) {
            case StoreResult.Committed() -> DONE;
            case StoreResult.Duplicate() -> new RouteResult.Duplicate();
            case StoreResult.Failed(StoreFailure reason) ->
                new RouteResult.Failed(StanzaError.of(Condition.RESOURCE_CONSTRAINT), Optional.of(reason));
        };
    }
}
