package io.portcullis.gateway.net;

import io.netty.handler.ssl.SslHandler;
import io.portcullis.protocol.sasl.ChannelBinding;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLEngine;

/// TLS of one connection, which remembers the certificate it presented.
abstract class TlsHandler extends SslHandler {
    private final Optional<ChannelBinding> endPoint;

    TlsHandler(SSLEngine engine, Optional<ChannelBinding> endPoint) {
        super(engine);
        this.endPoint = endPoint;
    }

    /// The `tls-exporter` binding of RFC 9266, with TLS 1.3 after the handshake.
    abstract Optional<ChannelBinding> exporter();

    final List<ChannelBinding> channelBindings() {
        if (!handshakeFuture().isSuccess()) {
            return List.of();
        }
        return Stream.of(exporter(), endPoint).flatMap(Optional::stream).toList();
    }
}
