package io.portcullis.protocol.xmpp;

/// The closing tag of a stream, to be written.
public record StreamEnd() {}
