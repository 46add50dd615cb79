package io.portcullis.auth.decision;

/// What somebody wants to get in to.
public enum LoginProtocol {
    XMPP, SIP, ADMIN
}
