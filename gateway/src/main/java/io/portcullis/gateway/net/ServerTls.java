package io.portcullis.gateway.net;

import io.netty.buffer.ByteBufAllocator;
import io.netty.handler.ssl.SslHandler;
import io.portcullis.protocol.sasl.ChannelBinding;
import java.util.List;

/// TLS of the server's side, versions 1.2 and 1.3, with channel bindings for SCRAM-PLUS. Safe for use by all loops.
public interface ServerTls extends AutoCloseable {
    /// A handler for one connection, which presents the certificate that is current now.
    SslHandler newHandler(ByteBufAllocator allocator);

    /// What a client may bind to, best first: `tls-exporter` (RFC 9266; TLS 1.3 only), then `tls-server-end-point`
    /// (RFC 5929). Empty until the handshake has ended well. Called on the connection's loop.
    List<ChannelBinding> channelBindings(SslHandler handler);

    /// Takes no further connections; those there are go on.
    @Override
    void close();
}
