package io.portcullis.protocol.xmpp.codec;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.portcullis.protocol.xml.XmlElement;
import io.portcullis.protocol.xml.XmlScope;
import io.portcullis.protocol.xml.XmlWriter;
import io.portcullis.protocol.xmpp.Namespaces;
import io.portcullis.protocol.xmpp.StreamEnd;
import io.portcullis.protocol.xmpp.StreamHeader;
import java.nio.charset.StandardCharsets;

/// Writes [XmlElement], [StreamHeader] and [StreamEnd] as bytes (RFC 6120, over TCP); other messages pass.
///
/// What is written between two flushes goes out in one buffer, or in several of some [#FULL] bytes.
public final class XmppEncoder extends ChannelOutboundHandlerAdapter {
    private static final int FULL = 32 * 1024;
    private static final String PREFIX = "stream";
    private static final byte[] DECLARATION = "<?xml version='1.0'?>".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] END = "</stream:stream>".getBytes(StandardCharsets.US_ASCII);

    private final XmlWriter writer = new XmlWriter();
    private final PendingWrite pending = new PendingWrite();
    private XmlScope scope = new XmlScope(Namespaces.CLIENT, PREFIX, Namespaces.STREAMS);

    @Override
    public void write(ChannelHandlerContext ctx, Object message, ChannelPromise promise) {
        switch (message) {
            case XmlElement element -> writer.write(element, pending.buffer(ctx, promise), scope);
            case StreamHeader header -> open(header, pending.buffer(ctx, promise));
            case StreamEnd() -> pending.buffer(ctx, promise).writeBytes(END);
            default -> {
                pending.writeTo(ctx);
                var _ = ctx.write(message, promise);
            }
        }
        if (pending.size() >= FULL) {
            pending.writeTo(ctx);
        }
    }

    @Override
    public void flush(ChannelHandlerContext ctx) {
        pending.writeTo(ctx);
        ctx.flush();
    }

    @Override
    public void close(ChannelHandlerContext ctx, ChannelPromise promise) {
        pending.writeTo(ctx);
        var _ = ctx.close(promise);
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext ctx) {
        pending.discard();
    }

    private void open(StreamHeader header, ByteBuf out) {
        scope = new XmlScope(header.contentNamespace(), PREFIX, Namespaces.STREAMS);
        out.writeBytes(DECLARATION);
        writer.writeOpen("stream:stream", header.attributes(), out);
    }
}
