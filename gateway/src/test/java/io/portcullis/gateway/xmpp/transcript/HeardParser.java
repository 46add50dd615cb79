package io.portcullis.gateway.xmpp.transcript;

import io.netty.buffer.ByteBuf;
import io.portcullis.protocol.xml.XmlElement;
import io.portcullis.protocol.xml.XmlEvent;
import io.portcullis.protocol.xml.XmlLimits;
import io.portcullis.protocol.xml.XmlParser;
import io.portcullis.protocol.xmpp.StreamHeader;
import java.util.ArrayList;
import java.util.List;

/// Reads what the server writes; begins anew where a new stream does.
final class HeardParser {
    private static final byte[] DECLARATION = "<?xml".getBytes(java.nio.charset.StandardCharsets.US_ASCII);

    private final XmlParser parser = new XmlParser(new XmlLimits(1 << 20, 64, 1_000, 100));
    private final List<Heard> heard = new ArrayList<>();

    /// Each stream begins in a buffer of its own: the server flushes when it has answered.
    void feed(ByteBuf bytes) {
        int from = bytes.readerIndex();
        for (int i = from + 1; i + DECLARATION.length < bytes.writerIndex(); i++) {
            if (startsAt(bytes, i)) {
                parser.feed(bytes.slice(from, i - from), this::add);
                from = i;
                parser.reset();
            }
        }
        if (startsAt(bytes, from)) {
            parser.reset();
        }
        parser.feed(bytes.slice(from, bytes.writerIndex() - from), this::add);
    }

    private static boolean startsAt(ByteBuf bytes, int at) {
        if (bytes.writerIndex() - at < DECLARATION.length) {
            return false;
        }
        for (int i = 0; i < DECLARATION.length; i++) {
            if (bytes.getByte(at + i) != DECLARATION[i]) {
                return false;
            }
        }
        return true;
    }

    List<Heard> take() {
        List<Heard> taken = List.copyOf(heard);
        heard.clear();
        return taken;
    }

    private void add(XmlEvent event) {
        heard.add(switch (event) {
            case XmlEvent.StreamOpen open -> new Heard.Header(StreamHeader.of(open));
            case XmlEvent.Element(XmlElement element) -> new Heard.Element(element);
            case XmlEvent.StreamClose() -> new Heard.StreamEnd();
            case XmlEvent.Failed(var reason) -> throw new AssertionError("the server wrote bad XML: " + reason);
        });
    }
}
