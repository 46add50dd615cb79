package io.portcullis.gateway.web;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.timeout.ReadTimeoutHandler;
import io.portcullis.gateway.net.ClientAddress;
import io.portcullis.gateway.net.ConnectionCounts;
import io.portcullis.gateway.net.Listeners;
import io.portcullis.gateway.net.ServerTls;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// What comes before Armeria on every connection: a trusted proxy's header, the pages' own limits and those that all listeners share, TLS, and an
/// end to those that say nothing. No byte reaches Armeria but through TLS.
final class ClientConnections implements Consumer<ChannelPipeline> {
    private final Listeners listeners;
    private final ConnectionCounts counts;
    private final ServerTls tls;
    private final Duration idle;

    ClientConnections(Listeners listeners, ConnectionCounts counts, ServerTls tls, Duration idle) {
        this.listeners = listeners;
        this.counts = counts;
        this.tls = tls;
        this.idle = idle;
    }

    @Override
    public void accept(ChannelPipeline pipeline) {
        Channel channel = pipeline.channel();
        pipeline.addFirst("tls", tls.newHandler(channel.alloc()));
        pipeline.addAfter("tls", "silence", new Silence(idle));
        listeners.identify(channel, () -> {
            if (!admit(channel)) {
                // Past TLS, which would wait for a handshake to say good-bye in.
                var _ = pipeline.context("tls").close();
            }
        });
    }

    private boolean admit(Channel channel) {
        Optional<InetAddress> client = ClientAddress.of(channel).map(InetSocketAddress::getAddress)
                .filter(counts::admit);
        client.ifPresent(address -> channel.closeFuture().addListener(closed -> counts.release(address)));
        return client.isPresent() && listeners.admit(channel);
    }

    /// Closes a connection on which nothing is heard, without a word.
    private static final class Silence extends ReadTimeoutHandler {
        Silence(Duration idle) {
            super(idle.toMillis(), TimeUnit.MILLISECONDS);
        }

        @Override
        protected void readTimedOut(ChannelHandlerContext context) {
            var _ = context.close();
        }
    }
}
