package io.portcullis.protocol.xmpp;

import io.portcullis.protocol.xml.XmlElement;

/// What the other side did with its stream.
public sealed interface StreamEvent {
    record Opened(StreamHeader header) implements StreamEvent {}

    /// A complete child of the stream: a stanza, or an element of TLS, SASL, stream management.
    record Received(XmlElement element) implements StreamEvent {}

    /// The stream was closed in due form.
    record Closed() implements StreamEvent {}

    /// What was sent is not XMPP; nothing more is read. To be answered with this error and a close.
    ///
    /// @param text for a person; says nothing of the content
    record Broken(StreamError error, String text) implements StreamEvent {}
}
