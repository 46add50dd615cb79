package io.portcullis.gateway.xmpp.roster;

import io.portcullis.protocol.xmpp.Jid;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/// An account's contacts at one version. Immutable.
///
/// @param version grows with every change, and never comes back, not even for a new account of an old name
/// @param items by bare address; contacts that only asked are among them, see [RosterItem#listed]
public record Roster(long version, Map<Jid, RosterItem> items) {
    /// The roster of an account that never had a contact.
    public static final Roster EMPTY = new Roster(0, Map.of());

    public Roster {
        items = Map.copyOf(items);
    }

    public Optional<RosterItem> find(Jid contact) {
        return Optional.ofNullable(items.get(contact));
    }

    public Collection<RosterItem> all() {
        return items.values();
    }

    /// Whether the contact may see the account's presence.
    public boolean isSeenBy(Jid contact) {
        return find(contact).filter(item -> item.subscription().from()).isPresent();
    }

    /// The `ver` attribute, RFC 6121 section 2.6.
    public String versionText() {
        return Long.toString(version);
    }

    @Override
    public String toString() {
        return "Roster[" + items.size() + " contacts]";
    }
}
