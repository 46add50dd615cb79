package io.portcullis.gateway.xmpp;

import io.portcullis.gateway.xmpp.session.SignedIn;
import io.portcullis.protocol.xmpp.Jid;
import java.net.InetAddress;
import java.time.Instant;
import java.util.Optional;

/// Who a session belongs to once a resource is bound.
///
/// @param client what the resources of the same client end in; "" where that is not known
/// @param address that it came from last
record Owner(SignedIn who, Jid jid, String client, Instant since, Optional<InetAddress> address) {
    /// Whether a resource is one that the same client was given.
    boolean isClientOf(String resource) {
        return !client.isEmpty() && (resource.equals(client) || resource.endsWith('/' + client));
    }
}
