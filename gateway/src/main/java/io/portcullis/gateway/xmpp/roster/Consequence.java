package io.portcullis.gateway.xmpp.roster;

import io.portcullis.auth.account.AccountName;
import io.portcullis.protocol.xml.XmlElement;
import io.portcullis.protocol.xmpp.Jid;
import io.portcullis.protocol.xmpp.Presence;

/// What has to be told once a change of rosters is committed.
public sealed interface Consequence {
    /// The owner's interested resources get the item by a roster push.
    record Push(AccountName owner, XmlElement item, String version) implements Consequence {}

    /// The stanza goes to the account's available resources.
    record Deliver(AccountName account, Presence stanza) implements Consequence {}

    /// The stanza goes to a contact of another server.
    record Forward(Presence stanza) implements Consequence {}

    /// The contact may see the owner's presence from now on.
    record Show(AccountName owner, Jid contact) implements Consequence {}

    /// The contact may not see it any more.
    record Hide(AccountName owner, Jid contact) implements Consequence {}
}
