package io.portcullis.protocol.xml;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// Feeds a parser and writes down what it reports.
final class StreamTrace {
    static final XmlLimits LIMITS = new XmlLimits(10_000, 10, 100, 20);
    static final String HEADER = "<stream:stream xmlns='jabber:client' xmlns:stream='http://etherx.jabber.org/streams'>";

    private StreamTrace() {}

    /// What a new parser makes of those bytes, given at once.
    static List<XmlEvent> of(byte[] bytes) {
        return of(bytes, bytes.length);
    }

    static List<XmlEvent> of(String text) {
        return of(utf8(text));
    }

    /// What a new parser makes of those bytes, given in pieces.
    static List<XmlEvent> of(byte[] bytes, int pieceLength) {
        XmlParser parser = new XmlParser(LIMITS);
        List<XmlEvent> events = new ArrayList<>();
        for (int at = 0; at < bytes.length; at += pieceLength) {
            feed(parser, bytes, at, Math.min(pieceLength, bytes.length - at), events);
        }
        return events;
    }

    /// The element that stands between the header and the end of `text`; none is a failure.
    static XmlElement child(String text) {
        List<XmlEvent> events = of(HEADER + text);
        if (events.size() == 2 && events.getLast() instanceof XmlEvent.Element(XmlElement element)) {
            return element;
        }
        throw new AssertionError("not one element but " + events);
    }

    static void feed(XmlParser parser, byte[] bytes, int from, int length, List<XmlEvent> events) {
        ByteBuf piece = Unpooled.wrappedBuffer(bytes, from, length);
        parser.feed(piece, events::add);
        if (piece.isReadable() || piece.refCnt() != 1) {
            throw new AssertionError("the parser must read all and release nothing");
        }
        piece.release();
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static String write(XmlElement element) {
        return write(element, XmlScope.of("jabber:client"));
    }

    static String write(XmlElement element, XmlScope scope) {
        ByteBuf out = Unpooled.buffer();
        new XmlWriter().write(element, out, scope);
        return out.toString(StandardCharsets.UTF_8);
    }
}
