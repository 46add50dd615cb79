package io.portcullis.protocol.xmpp;

/// What an element turned out to be.
public sealed interface StanzaParse {
    record Valid(Stanza stanza) implements StanzaParse {}

    /// A stanza, but not a valid one: answer with [StanzaError#answerTo] if it [may be answered][Stanza#isAnswerable].
    record Malformed(StanzaError error) implements StanzaParse {}

    /// Not a stanza: the stream error `unsupported-stanza-type`.
    record NotStanza() implements StanzaParse {}
}
