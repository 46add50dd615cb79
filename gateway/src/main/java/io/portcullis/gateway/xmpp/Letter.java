package io.portcullis.gateway.xmpp;

import io.portcullis.auth.account.AccountName;
import io.portcullis.gateway.route.Delivery;
import io.portcullis.gateway.xmpp.session.Input;
import java.time.Duration;

/// What other threads leave for a session.
sealed interface Letter {
    /// A stanza for the client.
    record Parcel(Delivery delivery) implements Letter {}

    /// Something that happened.
    record Note(Input input) implements Letter {}

    /// A new connection's session asks for this one, to go on with it.
    ///
    /// @param window how long it waits for another if this one comes to nothing
    record Claim(XmppEndpoint heir, AccountName account, String resumptionId, Duration window) implements Letter {}
}
