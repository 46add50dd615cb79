package io.portcullis.gateway.net;

import io.netty.buffer.ByteBufAllocator;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.ssl.OpenSsl;
import io.netty.handler.ssl.OpenSslContextOption;
import io.netty.handler.ssl.OpenSslServerSessionContext;
import io.netty.handler.ssl.ReferenceCountedOpenSslContext;
import io.netty.handler.ssl.ReferenceCountedOpenSslEngine;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslProvider;
import io.netty.internal.tcnative.SSLContext;
import io.portcullis.protocol.sasl.ChannelBinding;
import java.lang.reflect.Field;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLException;

/// TLS by BoringSSL. No session is kept and no ticket given: a handshake costs a quarter of a millisecond, a held
/// session memory. BoringSSL frees a connection's record buffers whenever they are empty.
final class BoringSslServerTls implements ServerTls {
    private final Optional<ChannelBinding> endPoint;
    private final Duration handshakeTimeout;
    private final KeyLog keyLog = new KeyLog();
    private final ReferenceCountedOpenSslContext context;

    BoringSslServerTls(TlsCertificate certificate, Duration handshakeTimeout) {
        this.endPoint = EndPointBinding.of(certificate.leaf());
        this.handshakeTimeout = handshakeTimeout;
        try {
            context = (ReferenceCountedOpenSslContext) SslContextBuilder
                    .forServer(certificate.key(), certificate.chain())
                    .trustManager(TrustsNobody.INSTANCE)
                    .sslProvider(SslProvider.OPENSSL_REFCNT)
                    .protocols(TlsCiphers.PROTOCOLS)
                    .ciphers(TlsCiphers.SUITES)
                    .option(OpenSslContextOption.USE_TASKS, false)
                    .build();
        } catch (SSLException refused) {
            throw new IllegalStateException("BoringSSL does not take the certificate: " + refused.getMessage(),
                    refused);
        }
        ((OpenSslServerSessionContext) context.sessionContext()).setSessionCacheEnabled(false);
        if (!SSLContext.setKeyLogCallback(pointer(context), keyLog)) {
            throw new IllegalStateException("this build of BoringSSL has no key log");
        }
    }

    /// Whether the native library loads.
    static boolean available() {
        return OpenSsl.isAvailable() && OpenSsl.versionString().contains("BoringSSL");
    }

    /// The key log is set on the context's own native pointer, which Netty does not show.
    private static long pointer(ReferenceCountedOpenSslContext context) {
        try {
            Field pointer = ReferenceCountedOpenSslContext.class.getDeclaredField("ctx");
            pointer.setAccessible(true);
            return pointer.getLong(context);
        } catch (ReflectiveOperationException changed) {
            throw new IllegalStateException("this version of Netty keeps the native context elsewhere", changed);
        }
    }

    @Override
    public SslHandler newHandler(ByteBufAllocator allocator) {
        Handler handler = new Handler((ReferenceCountedOpenSslEngine) context.newEngine(allocator));
        handler.setHandshakeTimeoutMillis(handshakeTimeout.toMillis());
        return handler;
    }

    @Override
    public List<ChannelBinding> channelBindings(SslHandler handler) {
        return ((TlsHandler) handler).channelBindings();
    }

    /// Handshakes whose channel binding waits for the handshake's end.
    int unfinished() {
        return keyLog.size();
    }

    /// Lets the native context go once its last connection has ended.
    @Override
    public void close() {
        context.release();
    }

    /// One connection.
    private final class Handler extends TlsHandler {
        private final long ssl;
        private Optional<ChannelBinding> exporter = Optional.empty();

        Handler(ReferenceCountedOpenSslEngine engine) {
            super(engine, endPoint);
            this.ssl = engine.sslPointer();
        }

        @Override
        public void handlerAdded(ChannelHandlerContext connection) throws Exception {
            super.handlerAdded(connection);
            var _ = handshakeFuture().addListener(ended -> exporter());
        }

        @Override
        Optional<ChannelBinding> exporter() {
            if (exporter.isEmpty()) {
                exporter = keyLog.take(ssl);
            }
            return exporter;
        }
    }
}
