package io.portcullis.gateway.xmpp.transcript;

import io.netty.buffer.ByteBufAllocator;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;
import io.portcullis.gateway.net.ServerTls;
import io.portcullis.protocol.sasl.ChannelBinding;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;

/// TLS that encrypts nothing, and whose handshake ends when it is told to.
final class PassThroughTls implements ServerTls {
    private static final List<ChannelBinding> BINDINGS = List
            .of(new ChannelBinding(ChannelBinding.TLS_EXPORTER, TranscriptPlayer.BINDING));

    private final SSLEngine engine = engine();

    private static SSLEngine engine() {
        try {
            return SSLContext.getDefault().createSSLEngine();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public SslHandler newHandler(ByteBufAllocator allocator) {
        return new Handler(engine);
    }

    @Override
    public List<ChannelBinding> channelBindings(SslHandler handler) {
        return BINDINGS;
    }

    @Override
    public void close() {}

    static final class Handler extends SslHandler {
        Handler(SSLEngine engine) {
            super(engine);
        }

        @Override
        public void handlerAdded(ChannelHandlerContext ctx) {}

        @Override
        public void handlerRemoved0(ChannelHandlerContext ctx) {}

        @Override
        public void channelActive(ChannelHandlerContext ctx) {
            ctx.fireChannelActive();
        }

        @Override
        public void channelInactive(ChannelHandlerContext ctx) {
            ctx.fireChannelInactive();
        }

        @Override
        public void channelRead(ChannelHandlerContext ctx, Object message) {
            ctx.fireChannelRead(message);
        }

        @Override
        public void channelReadComplete(ChannelHandlerContext ctx) {
            ctx.fireChannelReadComplete();
        }

        @Override
        public void read(ChannelHandlerContext ctx) {
            ctx.read();
        }

        @Override
        public void write(ChannelHandlerContext ctx, Object message, ChannelPromise promise) {
            var _ = ctx.write(message, promise);
        }

        @Override
        public void flush(ChannelHandlerContext ctx) {
            ctx.flush();
        }

        @Override
        public void close(ChannelHandlerContext ctx, ChannelPromise promise) {
            var _ = ctx.close(promise);
        }

        static void complete(ChannelHandlerContext ctx) {
            ctx.fireUserEventTriggered(SslHandshakeCompletionEvent.SUCCESS);
        }
    }
}
