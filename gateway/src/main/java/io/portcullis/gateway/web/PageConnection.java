package io.portcullis.gateway.web;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.DecoderException;
import io.netty.util.concurrent.Future;
import io.portcullis.gateway.net.ConnectionFailures;
import io.portcullis.gateway.net.Handshakes;
import io.portcullis.gateway.net.YieldingConnections;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// The time that one connection has for its next request. While no whole request is being answered it can be closed for a
/// newer connection, and is closed when the request is not whole in time, whatever is sent. Belongs to its channel's loop.
final class PageConnection extends ChannelInboundHandlerAdapter {
    /// For the first whole request, from the end of the handshake on.
    static final Duration FIRST = Duration.ofSeconds(10);
    /// For each further one, from the last answer on.
    static final Duration NEXT = Duration.ofSeconds(30);

    private final YieldingConnections<Channel> idle;
    private final ConnectionFailures failures;
    private Optional<InetAddress> client = Optional.empty();
    private @Nullable ChannelHandlerContext context;
    private @Nullable Future<?> deadline;
    private int answering;

    PageConnection(YieldingConnections<Channel> idle, ConnectionFailures failures) {
        this.idle = idle;
        this.failures = failures;
    }

    /// The one of a connection.
    static PageConnection of(Channel channel) {
        return channel.pipeline().get(PageConnection.class);
    }

    @Override
    public void handlerAdded(ChannelHandlerContext added) {
        context = added;
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext removed) {
        stop();
    }

    /// It is through TLS.
    void begin(InetAddress from) {
        client = Optional.of(from);
        if (context != null) {
            Channel channel = context.channel();
            channel.closeFuture().addListener(closed -> idle.remove(channel));
        }
        await(FIRST);
    }

    private void await(Duration time) {
        ChannelHandlerContext own = context;
        if (own != null && own.channel().isActive()) {
            client.flatMap(from -> idle.add(own.channel(), from)).ifPresent(Handshakes::close);
            deadline = own.executor().schedule(() -> Handshakes.close(own.channel()), time.toMillis(),
                    TimeUnit.MILLISECONDS);
        }
    }

    private void stop() {
        Future<?> pending = deadline;
        if (pending != null) {
            pending.cancel(false);
            deadline = null;
        }
    }

    /// A whole request has come.
    void requested() {
        if (answering++ == 0) {
            stop();
            if (context != null) {
                idle.remove(context.channel());
            }
        }
    }

    /// A request was answered.
    void answered() {
        if (--answering == 0) {
            await(NEXT);
        }
    }

    /// What fails below HTTP is no concern of those above.
    @Override
    public void exceptionCaught(ChannelHandlerContext failed, Throwable cause) {
        if (cause instanceof IOException || cause instanceof DecoderException) {
            failures.failed(failed.channel(), "pages", cause);
        } else {
            failed.fireExceptionCaught(cause);
        }
    }
}
