package io.portcullis.auth.apppassword;

/// A protocol that an app-specific password opens.
public enum Scope {
    XMPP, SIP
}
