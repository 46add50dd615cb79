package io.portcullis.protocol.sip.codec;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.ByteToMessageDecoder;
import io.portcullis.protocol.sip.SipLimits;
import io.portcullis.protocol.sip.Unfinished;
import java.util.List;

/// Cuts messages out of a TCP or TLS stream and hands them on as [io.portcullis.protocol.sip.SipParse]. RFC 3261 section 18.3.
///
/// CRLFCRLF between messages is answered with CRLF (RFC 5626 section 4.4.1); a single CRLF is dropped. After a framing error
/// the last thing handed on is a [io.portcullis.protocol.sip.SipParse.Rejected], followed by [SipStreamFailed]; all later bytes are dropped.
public final class SipStreamDecoder extends ByteToMessageDecoder {
    public SipStreamDecoder(SipLimits limits) {}

    @Override
    protected void decode(ChannelHandlerContext context, ByteBuf in, List<Object> out) {
        Unfinished.<Object>yet();
    }
}
