package io.portcullis.gateway.web.session;

/// A new session with the token that its browser is to hold.
public record OpenedSession(SessionToken token, Session session) {}
