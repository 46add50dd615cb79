package io.portcullis.gateway.route;

import io.portcullis.auth.account.AccountName;
import io.portcullis.protocol.xmpp.Jid;
import io.portcullis.protocol.xmpp.StanzaError;
import java.util.Optional;

/// Whether a sender may reach a recipient: the one place where that is decided, for all that accounts send to each other.
public interface Reach {
    /// What is sent.
    enum Traffic {
        MESSAGE, IQ, PRESENCE, SUBSCRIPTION
    }

    /// Decides about one stanza. Safe for all threads; does not block.
    ///
    /// @param recipient an address of this server, whether there is such an account or not
    /// @return the error for the sender; empty: let it through
    Optional<StanzaError> refusal(AccountName sender, Jid recipient, Traffic traffic);
}
