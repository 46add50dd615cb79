package io.portcullis.protocol.sip.codec;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.MessageToByteEncoder;
import io.portcullis.protocol.sip.SipMessage;

/// Writes messages to a stream.
@ChannelHandler.Sharable
public final class SipEncoder extends MessageToByteEncoder<SipMessage> {
    public SipEncoder() {
        super(SipMessage.class);
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
