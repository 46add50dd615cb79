package io.portcullis.gateway.net;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslProvider;
import io.netty.handler.ssl.util.InsecureTrustManagerFactory;
import io.portcullis.protocol.sasl.ChannelBinding;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.SSLException;

/// A server's TLS and a client's of the JDK, joined without a socket.
final class TlsPair implements AutoCloseable {
    private final ServerTls tls;
    private final SslHandler serverHandler;
    private final SslHandler clientHandler;
    private final EmbeddedChannel server;
    private final EmbeddedChannel client;

    private TlsPair(ServerTls tls, SslContextBuilder builder, boolean clientAnswers) throws SSLException {
        this.tls = tls;
        SslContext context = builder.sslProvider(SslProvider.JDK).endpointIdentificationAlgorithm(null).build();
        this.server = new EmbeddedChannel();
        this.client = new EmbeddedChannel();
        this.serverHandler = tls.newHandler(server.alloc());
        this.clientHandler = context.newHandler(client.alloc());
        server.pipeline().addLast(serverHandler);
        client.pipeline().addLast(clientHandler);
        if (clientAnswers) {
            pump();
        } else {
            move(client, server);
        }
    }

    static TlsPair of(ServerTls tls, String protocol, String... suites) throws SSLException {
        SslContextBuilder builder = SslContextBuilder.forClient().protocols(protocol)
                .trustManager(InsecureTrustManagerFactory.INSTANCE);
        return new TlsPair(tls, suites.length == 0 ? builder : builder.ciphers(List.of(suites)), true);
    }

    /// The client trusts nobody it does not know.
    static TlsPair distrusting(ServerTls tls) throws SSLException {
        return new TlsPair(tls, SslContextBuilder.forClient().protocols("TLSv1.3"), true);
    }

    /// The client says hello and never again.
    static TlsPair silentAfterHello(ServerTls tls) throws SSLException {
        return new TlsPair(tls, SslContextBuilder.forClient().protocols("TLSv1.3"), false);
    }

    private void pump() {
        boolean moved = true;
        while (moved) {
            boolean answered = move(client, server);
            moved = move(server, client) || answered;
        }
    }

    private static boolean move(EmbeddedChannel from, EmbeddedChannel to) {
        from.runPendingTasks();
        ByteBuf bytes = from.readOutbound();
        if (bytes == null) {
            return false;
        }
        to.pipeline().fireChannelRead(bytes).fireChannelReadComplete();
        to.runPendingTasks();
        return true;
    }

    boolean connected() {
        return serverHandler.handshakeFuture().isSuccess() && clientHandler.handshakeFuture().isSuccess();
    }

    List<ChannelBinding> bindings() {
        return tls.channelBindings(serverHandler);
    }

    ExtendedSSLSession clientSession() {
        return (ExtendedSSLSession) clientHandler.engine().getSession();
    }

    /// What the client reads of a text that the server sends.
    String say(String text) {
        server.writeOutbound(Unpooled.copiedBuffer(text, StandardCharsets.UTF_8));
        pump();
        StringBuilder received = new StringBuilder();
        for (ByteBuf part = client.readInbound(); part != null; part = client.readInbound()) {
            received.append(part.toString(StandardCharsets.UTF_8));
            part.release();
        }
        return received.toString();
    }

    /// Whether a client of this protocol version gets in.
    static boolean connects(ServerTls tls, String protocol) {
        try (TlsPair pair = of(tls, protocol)) {
            return pair.connected();
        } catch (SSLException refused) {
            return false;
        }
    }

    @Override
    public void close() {
        client.close().syncUninterruptibly();
        server.close().syncUninterruptibly();
        client.releaseOutbound();
        server.releaseOutbound();
        client.releaseInbound();
        server.releaseInbound();
    }
}
