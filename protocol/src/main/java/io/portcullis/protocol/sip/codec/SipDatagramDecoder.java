package io.portcullis.protocol.sip.codec;

import io.netty.buffer.ByteBuf;
import io.portcullis.protocol.sip.SipLimits;
import io.portcullis.protocol.sip.SipParse;
import io.portcullis.protocol.sip.SipParser;
import java.util.Optional;

/// Reads the one message of a datagram or a WebSocket frame. RFC 3261 section 18.3. One serves all threads.
public final class SipDatagramDecoder {
    private final SipParser parser;

    public SipDatagramDecoder(SipLimits limits) {
        parser = new SipParser(limits);
    }

    /// The message; empty for what is not to be answered at all: blank lines and zeros, which keep a path through a NAT open,
    /// and packets of STUN and media, none of which begin with a printable character.
    ///
    /// Reads the buffer to its end and does not release it.
    public Optional<SipParse> decode(ByteBuf datagram) {
        if (!isMessage(datagram)) {
            datagram.skipBytes(datagram.readableBytes());
            return Optional.empty();
        }
        byte[] bytes = new byte[datagram.readableBytes()];
        datagram.readBytes(bytes);
        return Optional.of(parser.parse(bytes));
    }

    /// Skips blank lines; whether what is left may be a message, before it is read.
    public static boolean isMessage(ByteBuf datagram) {
        while (datagram.isReadable() && isBlank(datagram.getByte(datagram.readerIndex()))) {
            datagram.skipBytes(1);
        }
        return datagram.isReadable() && datagram.getByte(datagram.readerIndex()) >= ' ';
    }

    private static boolean isBlank(byte b) {
        return b == '\r' || b == '\n';
    }
}
