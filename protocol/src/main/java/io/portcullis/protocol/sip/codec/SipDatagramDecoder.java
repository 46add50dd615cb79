package io.portcullis.protocol.sip.codec;

import io.netty.buffer.ByteBuf;
import io.portcullis.protocol.sip.SipLimits;
import io.portcullis.protocol.sip.SipParse;
import io.portcullis.protocol.sip.SipParser;
import java.util.Optional;

/// Reads the one message of a datagram. RFC 3261 section 18.3. One serves all threads.
public final class SipDatagramDecoder {
    private final SipParser parser;

    public SipDatagramDecoder(SipLimits limits) {
        parser = new SipParser(limits);
    }

    /// The message; empty for a keep-alive, which is not answered. Reads the buffer to its end and does not release it.
    public Optional<SipParse> decode(ByteBuf datagram) {
        byte[] bytes = new byte[datagram.readableBytes()];
        datagram.readBytes(bytes);
        return Optional.of(parser.parse(bytes));
    }
}
