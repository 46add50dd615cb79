package io.portcullis.gateway.server;

import io.netty.buffer.ByteBufAllocator;
import io.netty.handler.ssl.SslHandler;
import io.portcullis.gateway.net.ServerTls;
import io.portcullis.protocol.sasl.ChannelBinding;
import java.util.List;

/// TLS that offers nothing to bind to, so that no mechanism with channel binding is offered either.
record UnboundTls(ServerTls tls) implements ServerTls {
    @Override
    public SslHandler newHandler(ByteBufAllocator allocator) {
        return tls.newHandler(allocator);
    }

    @Override
    public List<ChannelBinding> channelBindings(SslHandler handler) {
        return List.of();
    }

    /// The TLS below is closed by who opened it.
    @Override
    public void close() {}
}
