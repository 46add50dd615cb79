package io.portcullis.gateway.xmpp.roster;

import io.portcullis.protocol.xml.XmlElement;
import io.portcullis.protocol.xmpp.Jid;
import io.portcullis.protocol.xmpp.Namespaces;
import java.util.List;
import java.util.Optional;

/// One contact of an account.
///
/// @param contact a bare address
/// @param name the account's own name for it, "" for none
/// @param listed whether the account has put it into its roster; a contact that only asked is kept, not listed
/// @param request the `subscribe` stanza that waits for an answer, for sessions to come
public record RosterItem(Jid contact, String name, List<String> groups, Subscription subscription, boolean listed,
        Optional<XmlElement> request) {
    public RosterItem {
        groups = List.copyOf(groups);
    }

    /// A contact of which nothing is known yet.
    public static RosterItem unknown(Jid contact) {
        return new RosterItem(contact, "", List.of(), Subscription.NONE, false, Optional.empty());
    }

    RosterItem named(String newName, List<String> newGroups) {
        return new RosterItem(contact, newName, newGroups, subscription, true, request);
    }

    /// In the next state. A state the account has a part in puts the contact into the roster; a request that is
    /// answered is forgotten.
    RosterItem moved(Subscription next) {
        boolean own = listed || next.to() || next.from() || next.pendingOut();
        return new RosterItem(contact, name, groups, next, own, next.pendingIn() ? request : Optional.empty());
    }

    RosterItem asked(XmlElement newRequest) {
        return new RosterItem(contact, name, groups, subscription, listed, Optional.of(newRequest));
    }

    /// Whether there is nothing left to remember.
    boolean isEmpty() {
        return !listed && !subscription.pendingIn();
    }

    /// The `<item/>` of a roster result or push.
    public XmlElement element() {
        XmlElement.Builder item = XmlElement.builder(Namespaces.ROSTER, "item").attribute("jid", contact.toString())
                .attribute("subscription", subscription.attribute())
                .attribute("ask", subscription.pendingOut() ? Optional.of("subscribe") : Optional.empty())
                .attribute("name", Optional.of(name).filter(n -> !n.isEmpty()));
        for (String group : groups) {
            item.child(Namespaces.ROSTER, "group", group);
        }
        return item.build();
    }

    /// The `<item/>` of a push that tells of a removal.
    public static XmlElement removed(Jid contact) {
        return XmlElement.builder(Namespaces.ROSTER, "item").attribute("jid", contact.toString())
                .attribute("subscription", "remove").build();
    }

    /// The address only: names and groups are private.
    @Override
    public String toString() {
        return "RosterItem[" + subscription + "]";
    }
}
