package io.portcullis.gateway.route;

import io.portcullis.auth.account.AccountName;
import io.portcullis.protocol.xmpp.Presence;

/// Rosters, subscriptions and probes: what the server does with presence that is sent to an account, not to one of its
/// resources.
public interface PresenceService {
    /// A presence stanza for `account`, which may not exist, with a `from`. Any type. Must not block.
    void inbound(Presence presence, AccountName account);
}
