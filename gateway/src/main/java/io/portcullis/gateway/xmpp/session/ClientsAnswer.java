package io.portcullis.gateway.xmpp.session;

import java.util.List;

/// What came of a request about an account's clients.
public sealed interface ClientsAnswer {
    /// They are these.
    record Listed(List<KnownClient> clients) implements ClientsAnswer {
        public Listed {
            clients = List.copyOf(clients);
        }
    }

    /// Its access has ended.
    record Revoked() implements ClientsAnswer {}

    /// Only a new primary password ends its access.
    record PasswordResetRequired() implements ClientsAnswer {}

    /// There is none with that id.
    record Unknown() implements ClientsAnswer {}

    /// The client that asks may not.
    record Forbidden() implements ClientsAnswer {}
}
