package io.portcullis.gateway.xmpp.session;

import io.portcullis.protocol.xml.XmlElement;
import io.portcullis.protocol.xmpp.Iq;

/// What answers the requests of one namespace that a client makes of the server or of its own account.
interface IqFeature {
    /// Answers at once, or emits an effect that will; settles the stanza in the first case.
    ///
    /// @param payload the request's one child
    void request(Turn turn, Iq request, XmlElement payload);
}
