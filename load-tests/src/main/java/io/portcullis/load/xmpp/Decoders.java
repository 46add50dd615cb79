package io.portcullis.load.xmpp;

import io.portcullis.protocol.xml.XmlLimits;
import io.portcullis.protocol.xmpp.codec.XmppDecoder;

/// Decoders for the client's side of a stream.
final class Decoders {
    private static final XmlLimits LIMITS = new XmlLimits(1 << 20, 64, 10_000, 100);

    private Decoders() {}

    static XmppDecoder client() {
        return new XmppDecoder(LIMITS);
    }
}
