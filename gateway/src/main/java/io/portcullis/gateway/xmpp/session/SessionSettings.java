package io.portcullis.gateway.xmpp.session;

import java.time.Duration;

/// What the operator decides about streams; one object for all of them.
///
/// @param domain the only domain served, normalised
/// @param portal where people make app-specific passwords, for the text of a refused sign-in
/// @param version of the server, for XEP-0092
/// @param tokens whether clients can have tokens, XEP-0484
public record SessionSettings(String domain, String portal, String version, Limits limits, boolean tokens) {
    /// Bounds of a stream.
    ///
    /// @param signInTries refused sign-ins after which the stream ends
    /// @param signInElements elements a client may send before it is signed in
    /// @param signInTimeout from connecting to the bound resource
    /// @param pingAfter a client that is silent for so long is pinged
    /// @param pingTimeout a client that does not answer for so long is gone
    /// @param resumeWindow how long a cut stream can be resumed; zero: never
    /// @param unacknowledged stanzas held for an acknowledgement
    public record Limits(int signInTries, int signInElements, Duration signInTimeout, Duration pingAfter,
            Duration pingTimeout, Duration resumeWindow, int unacknowledged) {}
}
