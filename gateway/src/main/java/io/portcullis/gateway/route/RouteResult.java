package io.portcullis.gateway.route;

import io.portcullis.protocol.xmpp.StanzaError;

/// What became of a message. All but [Failed] with type `wait` mean that the server is done with it for good.
public sealed interface RouteResult {
    /// It is on the disk; or, when it is of a kind that is not stored, handed over or dropped as RFC 6121 says.
    record Committed() implements RouteResult {}

    /// It was sent before, and that one is on the disk.
    record Duplicate() implements RouteResult {}

    /// It was not taken: the sender gets this error.
    record Failed(StanzaError error) implements RouteResult {}
}
