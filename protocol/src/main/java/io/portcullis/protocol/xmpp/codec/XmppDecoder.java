package io.portcullis.protocol.xmpp.codec;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.portcullis.protocol.xml.XmlLimits;
import io.portcullis.protocol.xml.XmlParser;

/// Bytes of one connection to [io.portcullis.protocol.xmpp.StreamEvent]s (RFC 6120, over TCP).
///
/// After `Broken` or `Closed` it drops all input until [#restart]. Used on the channel's event loop only.
public final class XmppDecoder extends ChannelInboundHandlerAdapter {
    private final XmlParser parser;

    public XmppDecoder(XmlLimits limits) {
        parser = new XmlParser(limits);
    }

    /// Sets other limits, as after sign-in.
    public void limits(XmlLimits limits) {
        parser.setLimits(limits);
    }

    /// Expects a new stream, as after STARTTLS and SASL. What was received of the old one and not yet reported is
    /// dropped, so nothing that was sent in clear survives into TLS. May be called while an event is being handled.
    public void restart() {
        parser.reset();
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        if (message instanceof ByteBuf buffer) {
            buffer.release();
            return;
        }
        ctx.fireChannelRead(message);
    }
}
