package io.portcullis.protocol.xml;

import io.netty.buffer.ByteBuf;
import java.util.Map;

/// Writes elements into buffers. Reusable; not safe for use by several threads.
public final class XmlWriter {
    /// Writes the whole element, declaring only the namespaces that `scope` does not give it.
    public void write(XmlElement element, ByteBuf out, XmlScope scope) {

    }

    /// Writes an opening tag that is left open, as that of a stream: attributes as they are given, escaped.
    public void writeOpen(String qualifiedName, Map<String, String> attributes, ByteBuf out) {

    }
}
