package io.portcullis.protocol.sip.codec;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.MessageToByteEncoder;
import io.portcullis.protocol.sip.SipMessage;

/// Writes messages to a stream; buffers pass untouched, as retransmissions are.
@ChannelHandler.Sharable
public final class SipEncoder extends MessageToByteEncoder<SipMessage> {
    public SipEncoder() {
        super(SipMessage.class);
    }

    /// The message in a buffer of its own, for a datagram. The caller releases it.
    public static ByteBuf encode(ByteBufAllocator allocator, SipMessage message) {
        ByteBuf buffer = allocator.ioBuffer(message.length());
        message.writeTo(buffer);
        return buffer;
    }

    @Override
    protected ByteBuf allocateBuffer(ChannelHandlerContext context, SipMessage message, boolean preferDirect) {
        return context.alloc().ioBuffer(message.length());
    }

    @Override
    protected void encode(ChannelHandlerContext context, SipMessage message, ByteBuf out) {
        message.writeTo(out);
    }
}
