package io.portcullis.gateway.message;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.portcullis.protocol.xml.XmlElement;
import io.portcullis.protocol.xml.XmlLimits;
import io.portcullis.protocol.xml.XmlParser;
import io.portcullis.protocol.xmpp.Namespaces;
import java.util.Arrays;
import java.util.Optional;

/// Stanzas as they are stored: UTF-8, `jabber:client` the default namespace.
final class StanzaBytes {
    private static final int USUAL = 768;
    /// What was let in once is let in again.
    private static final XmlLimits NONE = new XmlLimits(Integer.MAX_VALUE, 1_024, 1 << 20, 1 << 20);

    private StanzaBytes() {}

    static byte[] write(XmlElement stanza) {
        ByteBuf buffer = Unpooled.buffer(USUAL);
        stanza.writeTo(buffer, Namespaces.CLIENT);
        return Arrays.copyOfRange(buffer.array(), buffer.arrayOffset(), buffer.arrayOffset() + buffer.writerIndex());
    }

    static Optional<XmlElement> read(byte[] bytes) {
        return XmlParser.document(Unpooled.wrappedBuffer(bytes), Namespaces.CLIENT, NONE);
    }
}
