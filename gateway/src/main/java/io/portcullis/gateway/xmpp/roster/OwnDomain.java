package io.portcullis.gateway.xmpp.roster;

import io.portcullis.auth.account.AccountName;
import io.portcullis.protocol.xmpp.Jid;
import java.util.Optional;

/// The one domain served.
///
/// @param contactExists whether the contact of the change at hand is an account, as was found out before
record OwnDomain(String domain, boolean contactExists) implements RosterEdit.Locals {
    @Override
    public Optional<AccountName> account(Jid contact) {
        return contactExists && isOurs(contact) ? AccountName.parse(contact.local()) : Optional.empty();
    }

    @Override
    public boolean isOurs(Jid contact) {
        return contact.domain().equals(domain);
    }

    @Override
    public Jid address(AccountName account) {
        return Jid.of(account.value(), domain, "");
    }
}
