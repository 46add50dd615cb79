package io.portcullis.gateway.xmpp.roster;

import io.portcullis.auth.account.AccountName;
import io.portcullis.protocol.xmpp.Jid;
import java.util.List;

/// The rows of rosters inside one transaction.
///
/// @param <X> how it fails
interface RosterRows<X extends Exception> {
    /// The contact as it is; [RosterItem#unknown] when there is no row.
    RosterItem find(AccountName owner, Jid contact) throws X;

    /// How many contacts there are.
    ///
    /// @param listed those in the roster, or those that only asked
    int count(AccountName owner, boolean listed) throws X;

    /// Keeps the contact, or takes it out when there is nothing left to remember.
    void save(AccountName owner, RosterItem item) throws X;

    /// The next version of the owner's roster.
    long advance(AccountName owner) throws X;

    /// All contacts of an account.
    List<RosterItem> all(AccountName owner) throws X;

    /// The version of an account's roster; 0 when it never had one.
    long version(AccountName owner) throws X;

    /// Forgets all contacts of an account.
    void clear(AccountName owner) throws X;
}
