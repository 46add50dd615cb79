package io.portcullis.protocol.xml;

import io.netty.buffer.ByteBuf;
import java.util.Optional;
import java.util.function.Consumer;

/// A push parser for the restricted XML of XMPP (RFC 6120 section 11). Not safe for use by several threads.
///
/// Strict: UTF-8 without exceptions, no document type, comment, processing instruction or entity but the five,
/// namespaces resolved. Bounded by [XmlLimits]; names by 256 bytes; prefixes by 32 in scope. Its answers depend on the
/// bytes only, not on how they were cut into pieces. After [XmlEvent.Failed] or [XmlEvent.StreamClose] it ignores all
/// input until [#reset].
public final class XmlParser {
    public XmlParser(XmlLimits limits) {}

    /// Reads all of `input` (its reference count is left alone) and reports what is complete. The sink may call
    /// [#setLimits] and [#reset].
    public void feed(ByteBuf input, Consumer<XmlEvent> sink) {

    }

    /// In force from the next top-level child on, and at once for the one that is being read.
    public void setLimits(XmlLimits limits) {

    }

    /// Starts anew with a new stream; drops what was read of the old one, also the rest of a buffer being fed.
    public void reset() {

    }

    /// Parses one whole element that stands alone, without a stream round it. Empty when it is not exactly that.
    public static Optional<XmlElement> document(ByteBuf input, String defaultNamespace, XmlLimits limits) {
        return Optional.empty();
    }
}
