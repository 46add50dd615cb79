package io.portcullis.gateway.xmpp;

import io.portcullis.protocol.xml.XmlLimits;

/// Bounds that hold outside the session machine.
///
/// @param beforeSignIn of elements before sign-in
/// @param signedIn of stanzas after
/// @param sessionsPerAccount sessions of one account
/// @param held stanzas that wait for one client, sent and not acknowledged or not yet sent
/// @param detached sessions without a connection, in all
public record XmppLimits(XmlLimits beforeSignIn, XmlLimits signedIn, Rate rate, int sessionsPerAccount, int held,
        int detached) {
    /// What one session may send; above it, reading pauses.
    public record Rate(long bytes, long bytesBurst, int stanzas, int stanzasBurst) {}
}
