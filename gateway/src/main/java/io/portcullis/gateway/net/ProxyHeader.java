package io.portcullis.gateway.net;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.DecoderException;
import io.netty.handler.codec.haproxy.HAProxyCommand;
import io.netty.handler.codec.haproxy.HAProxyMessage;
import io.netty.util.concurrent.Future;
import io.portcullis.gateway.net.ClientAddress.Ends;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Waits for the header that a trusted proxy's connection begins with, and is gone after it. What follows in the pipeline
/// hears of the connection only then. Belongs to its channel's loop.
final class ProxyHeader extends ChannelInboundHandlerAdapter {
    private static final Logger LOG = LoggerFactory.getLogger(ProxyHeader.class);

    private final Runnable known;
    private final Runnable waited;
    private final Runnable refused;
    private @Nullable Future<?> deadline;
    private boolean closing;

    /// @param known run when the header has come
    /// @param waited run once, when it has come or is not waited for any more, before `known`
    /// @param refused run when what came is no header, or none came in time
    ProxyHeader(Runnable known, Runnable waited, Runnable refused) {
        this.known = known;
        this.waited = waited;
        this.refused = refused;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        deadline = context.executor().schedule(() -> refuse(context, "none in time"),
                TrustedProxies.TIME.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext context) {
        over();
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        // Told when it is known whose it is.
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (message instanceof HAProxyMessage header) {
            heard(context, header);
        } else {
            context.fireChannelRead(message);
        }
    }

    private void heard(ChannelHandlerContext context, HAProxyMessage header) {
        try {
            ends(header).ifPresent(ends -> ClientAddress.name(context.channel(), ends));
        } catch (IllegalArgumentException elsewhere) {
            refuse(context, "an address that this machine does not know");
            return;
        } finally {
            header.release();
        }
        over();
        known.run();
        context.fireChannelActive();
        context.pipeline().remove(this);
    }

    /// Empty where the proxy speaks for itself, as it does to see whether this server lives, or for somebody who has no
    /// address.
    private static Optional<Ends> ends(HAProxyMessage header) {
        if (header.command() == HAProxyCommand.LOCAL) {
            return Optional.empty();
        }
        return switch (header.proxiedProtocol().addressFamily()) {
            case AF_IPv4, AF_IPv6 -> Optional.of(new Ends(address(header.sourceAddress(), header.sourcePort()),
                    address(header.destinationAddress(), header.destinationPort())));
            case AF_UNSPEC, AF_UNIX -> Optional.empty();
        };
    }

    private static InetSocketAddress address(String literal, int port) {
        return new InetSocketAddress(InetAddress.ofLiteral(literal), port);
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (event == Draining.SHUTDOWN) {
            closing = true;
            var _ = context.close();
        } else {
            context.fireUserEventTriggered(event);
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        if (cause instanceof DecoderException) {
            refuse(context, "malformed");
        } else {
            if (!(cause instanceof IOException)) {
                LOG.error("a proxy's connection failed", cause);
            }
            var _ = context.close();
        }
    }

    private void refuse(ChannelHandlerContext context, String why) {
        if (!closing) {
            closing = true;
            refused.run();
            LOG.debug("PROXY header from {}: {}", context.channel().remoteAddress(), why);
            var _ = context.close();
        }
    }

    private void over() {
        Future<?> waiting = deadline;
        if (waiting != null) {
            deadline = null;
            waiting.cancel(false);
            waited.run();
        }
    }
}
