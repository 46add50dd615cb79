package io.portcullis.gateway.net;

import io.netty.buffer.ByteBufAllocator;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslProvider;
import io.portcullis.protocol.sasl.ChannelBinding;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;

/// TLS by the JDK, where BoringSSL's native library does not load.
final class JdkServerTls implements ServerTls {
    private static final int SESSIONS_KEPT = 16;

    private final Optional<ChannelBinding> endPoint;
    private final Duration handshakeTimeout;
    private final SslContext context;

    JdkServerTls(TlsCertificate certificate, Duration handshakeTimeout) {
        this.endPoint = EndPointBinding.of(certificate.leaf());
        this.handshakeTimeout = handshakeTimeout;
        try {
            context = SslContextBuilder.forServer(certificate.key(), certificate.chain()).sslProvider(SslProvider.JDK)
                    .trustManager(TrustsNobody.INSTANCE)
                    .protocols(TlsCiphers.PROTOCOLS).ciphers(TlsCiphers.SUITES)
                    .sessionCacheSize(SESSIONS_KEPT).build();
        } catch (SSLException refused) {
            throw new IllegalStateException("the JDK does not take the certificate: " + refused.getMessage(), refused);
        }
    }

    @Override
    public SslHandler newHandler(ByteBufAllocator allocator) {
        Handler handler = new Handler(context.newEngine(allocator));
        handler.setHandshakeTimeoutMillis(handshakeTimeout.toMillis());
        return handler;
    }

    @Override
    public List<ChannelBinding> channelBindings(SslHandler handler) {
        return ((TlsHandler) handler).channelBindings();
    }

    @Override
    public void close() {}

    /// One connection.
    private final class Handler extends TlsHandler {
        Handler(SSLEngine engine) {
            super(engine, endPoint);
        }

        @Override
        Optional<ChannelBinding> exporter() {
            if (!(engine().getSession() instanceof ExtendedSSLSession session)
                    || !session.getProtocol().equals("TLSv1.3")) {
                return Optional.empty();
            }
            try {
                byte[] exported = session.exportKeyingMaterialData(TlsExporter.LABEL, new byte[0], TlsExporter.BYTES);
                ChannelBinding binding = new ChannelBinding(ChannelBinding.TLS_EXPORTER, exported);
                Arrays.fill(exported, (byte) 0);
                return Optional.of(binding);
            } catch (SSLException | UnsupportedOperationException notExportable) {
                return Optional.empty();
            }
        }
    }
}
