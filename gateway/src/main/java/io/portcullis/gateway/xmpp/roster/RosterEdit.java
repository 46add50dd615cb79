package io.portcullis.gateway.xmpp.roster;

import io.portcullis.auth.account.AccountName;
import io.portcullis.protocol.xml.XmlElement;
import io.portcullis.protocol.xmpp.Jid;
import io.portcullis.protocol.xmpp.Namespaces;
import io.portcullis.protocol.xmpp.Presence;
import io.portcullis.protocol.xmpp.StanzaError;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// One change to rosters inside one transaction: RFC 6121 sections 2 and 3. Both sides of a subscription change together when both
/// are accounts of ours. Used once.
///
/// @param <X> how the rows fail
final class RosterEdit<X extends Exception> {
    /// The most that a subscription request holds: it is kept whole (section 3.1.3), in the roster of somebody else.
    static final int MOST_KEPT = 4 * 1024;

    private final RosterRows<X> rows;
    private final Locals locals;
    private final int maxContacts;
    private final List<Consequence> consequences = new ArrayList<>();
    private final Set<AccountName> touched = new HashSet<>();

    /// Which addresses are accounts of ours.
    interface Locals {
        /// The account of a bare address of our domain; empty for another domain or when there is no such account.
        Optional<AccountName> account(Jid contact);

        /// Whether the address is of our domain.
        boolean isOurs(Jid contact);

        /// An account's bare address.
        Jid address(AccountName account);
    }

    RosterEdit(RosterRows<X> rows, Locals locals, int maxContacts) {
        this.rows = rows;
        this.locals = locals;
        this.maxContacts = maxContacts;
    }

    /// Section 2.3: a contact is put in or given another name.
    RosterResult put(AccountName owner, RosterChange.Put change) throws X {
        RosterItem item = rows.find(owner, change.contact());
        if (!item.listed() && isFull(owner)) {
            return full();
        }
        saveAndPush(owner, item.named(change.name(), change.groups()));
        return committed();
    }

    /// Section 2.5: a contact is taken out, and both subscriptions with it.
    RosterResult remove(AccountName owner, Jid contact) throws X {
        RosterItem item = rows.find(owner, contact);
        if (!item.listed()) {
            return new RosterResult.Refused(StanzaError.of(StanzaError.Condition.ITEM_NOT_FOUND));
        }
        Subscription state = item.subscription();
        save(owner, RosterItem.unknown(contact));
        push(owner, RosterItem.removed(contact));
        if (state.from()) {
            consequences.add(new Consequence.Hide(owner, contact));
        }
        if (state.to() || state.pendingOut()) {
            passOn(owner, SubscriptionAction.UNSUBSCRIBE, stanza(owner, contact, SubscriptionAction.UNSUBSCRIBE));
        }
        if (state.from() || state.pendingIn()) {
            passOn(owner, SubscriptionAction.UNSUBSCRIBED, stanza(owner, contact, SubscriptionAction.UNSUBSCRIBED));
        }
        return committed();
    }

    /// Section 3: the owner sends a subscription stanza, from its bare to the contact's bare address.
    RosterResult send(AccountName owner, SubscriptionAction action, Presence stanza) throws X {
        if (action == SubscriptionAction.SUBSCRIBE && !stanza.element().fits(MOST_KEPT)) {
            return tooLong();
        }
        Jid contact = stanza.to().orElseThrow();
        RosterItem item = rows.find(owner, contact);
        SubscriptionTables.Transition transition = SubscriptionTables.outbound(action, item.subscription());
        boolean changed = transition.next() != item.subscription();
        if (changed && !item.listed() && item.moved(transition.next()).listed() && isFull(owner)) {
            return full();
        }
        if (changed) {
            move(owner, item, transition.next());
            tellHidden(owner, contact, item.subscription(), transition.next());
        }
        if (transition.pass()) {
            passOn(owner, action, stanza);
        }
        if (changed) {
            tellShown(owner, contact, item.subscription(), transition.next());
        }
        return committed();
    }

    /// Section 3, other side: a contact has sent the account a subscription stanza.
    RosterResult receive(AccountName account, SubscriptionAction action, Presence stanza) throws X {
        boolean asks = action == SubscriptionAction.SUBSCRIBE;
        if (asks && !stanza.element().fits(MOST_KEPT)) {
            return tooLong();
        }
        Jid contact = stanza.from().map(Jid::bare).orElseThrow();
        RosterItem item = rows.find(account, contact);
        SubscriptionTables.Transition transition = SubscriptionTables.inbound(action, item.subscription());
        if (transition.answerSubscribed()) {
            passOn(account, SubscriptionAction.SUBSCRIBED, stanza(account, contact, SubscriptionAction.SUBSCRIBED));
        }
        if (!transition.pass() || (item.isEmpty() && rows.count(account, false) >= maxContacts)) {
            return committed();
        }
        move(account, asks ? item.asked(stanza.element()) : item, transition.next());
        consequences.add(new Consequence.Deliver(account, stanza));
        tellHidden(account, contact, item.subscription(), transition.next());
        return committed();
    }

    /// The account is removed: to each contact it is as if it had ended both subscriptions.
    RosterResult forget(AccountName account) throws X {
        for (RosterItem item : rows.all(account)) {
            Jid contact = item.contact();
            if (item.subscription().from()) {
                consequences.add(new Consequence.Hide(account, contact));
            }
            passOn(account, SubscriptionAction.UNSUBSCRIBE, stanza(account, contact, SubscriptionAction.UNSUBSCRIBE));
            passOn(account, SubscriptionAction.UNSUBSCRIBED, stanza(account, contact, SubscriptionAction.UNSUBSCRIBED));
        }
        rows.clear(account);
        touched.add(account);
        return committed();
    }

    private void passOn(AccountName owner, SubscriptionAction action, Presence stanza) throws X {
        Jid contact = stanza.to().orElseThrow();
        if (!locals.isOurs(contact)) {
            consequences.add(new Consequence.Forward(stanza));
            return;
        }
        Optional<AccountName> account = locals.account(contact).filter(other -> !other.equals(owner));
        if (account.isPresent()) {
            receive(account.get(), action, stanza);
        }
    }

    private void move(AccountName owner, RosterItem item, Subscription next) throws X {
        RosterItem moved = item.moved(next);
        if (moved.listed()) {
            saveAndPush(owner, moved);
        } else {
            save(owner, moved);
        }
    }

    private void saveAndPush(AccountName owner, RosterItem item) throws X {
        save(owner, item);
        push(owner, item.element());
    }

    private void save(AccountName owner, RosterItem item) throws X {
        rows.save(owner, item);
        touched.add(owner);
    }

    private void push(AccountName owner, XmlElement item) throws X {
        consequences.add(new Consequence.Push(owner, item, Long.toString(rows.advance(owner))));
    }

    /// Section 3.1.5: after the approval.
    private void tellShown(AccountName owner, Jid contact, Subscription before, Subscription after) {
        if (after.from() && !before.from()) {
            consequences.add(new Consequence.Show(owner, contact));
        }
    }

    /// Section 3.2.2: before the cancellation, and after the end that the contact itself has put to it.
    private void tellHidden(AccountName owner, Jid contact, Subscription before, Subscription after) {
        if (before.from() && !after.from()) {
            consequences.add(new Consequence.Hide(owner, contact));
        }
    }

    /// Those who only asked are as many at most, and take no place from the contacts.
    private boolean isFull(AccountName owner) throws X {
        return rows.count(owner, true) >= maxContacts;
    }

    private Presence stanza(AccountName from, Jid to, SubscriptionAction action) {
        Jid sender = locals.address(from);
        XmlElement element = XmlElement.builder(Namespaces.CLIENT, "presence").attribute("type", action.attribute())
                .attribute("from", sender.toString()).attribute("to", to.toString()).build();
        Presence.Type type = switch (action) {
            case SUBSCRIBE -> Presence.Type.SUBSCRIBE;
            case SUBSCRIBED -> Presence.Type.SUBSCRIBED;
            case UNSUBSCRIBE -> Presence.Type.UNSUBSCRIBE;
            case UNSUBSCRIBED -> Presence.Type.UNSUBSCRIBED;
        };
        return new Presence(element, type, Optional.of(sender), Optional.of(to), 0);
    }

    private RosterResult committed() {
        return new RosterResult.Committed(consequences, touched);
    }

    private static RosterResult tooLong() {
        return new RosterResult.Refused(StanzaError.of(StanzaError.Condition.POLICY_VIOLATION,
                "A subscription request may hold " + MOST_KEPT + " bytes."));
    }

    private static RosterResult full() {
        return new RosterResult.Refused(
                StanzaError.of(StanzaError.Condition.RESOURCE_CONSTRAINT, "The roster is full."));
    }
}
