package io.portcullis.gateway.net;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;
import io.netty.util.concurrent.Future;
import java.net.InetAddress;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The connections of one listener that are not through TLS yet. They are counted apart from all others, have little time,
/// and give way to newer ones: whoever never finishes keeps nobody out.
public final class Handshakes {
    /// From connecting on, for a stream that asks for TLS first.
    static final Duration STARTTLS_TIME = Duration.ofSeconds(10);

    private final String listener;
    private final YieldingConnections<Channel> waiting;
    private final ConnectionFailures failures;

    Handshakes(String listener, YieldingConnections<Channel> waiting, ConnectionFailures failures) {
        this.listener = listener;
        this.waiting = waiting;
        this.failures = failures;
    }

    /// Holds a connection whose pipeline is built until its handshake ends; then runs `through`, on its loop. Called on that
    /// loop. TLS itself limits the time of its handshake.
    public void hold(Channel channel, InetAddress client, Runnable through) {
        waiting.add(channel, client).ifPresent(Handshakes::close);
        channel.closeFuture().addListener(closed -> waiting.remove(channel));
        ChannelPipeline pipeline = channel.pipeline();
        Watch watch = new Watch(through);
        Stream.of(AwaitedTls.class, SslHandler.class).flatMap(tls -> Stream.ofNullable(pipeline.context(tls)))
                .findFirst().ifPresentOrElse(
                        tls -> pipeline.addAfter(tls.name(), "handshake", watch),
                        () -> pipeline.addFirst("handshake", watch));
    }

    /// Closes a connection past its TLS, which would wait for a handshake to say good-bye in, or for a peer that reads nothing.
    public static void close(Channel channel) {
        var _ = channel.pipeline().firstContext().close();
    }

    /// How many there are.
    int count() {
        return waiting.count();
    }

    /// How many had to give way.
    long displaced() {
        return waiting.displaced();
    }

    /// Gone when the handshake has ended well. What fails before goes no further.
    private final class Watch extends ChannelInboundHandlerAdapter {
        private final Runnable through;
        private @Nullable Future<?> deadline;
        private boolean failed;

        Watch(Runnable through) {
            this.through = through;
        }

        @Override
        public void handlerAdded(ChannelHandlerContext context) {
            deadline = context.executor().schedule(() -> close(context.channel()), STARTTLS_TIME.toMillis(),
                    TimeUnit.MILLISECONDS);
        }

        @Override
        public void handlerRemoved(ChannelHandlerContext context) {
            Future<?> pending = deadline;
            if (pending != null) {
                pending.cancel(false);
            }
        }

        @Override
        public void userEventTriggered(ChannelHandlerContext context, Object event) {
            if (event instanceof SslHandshakeCompletionEvent ended) {
                ended(context, ended);
            }
            context.fireUserEventTriggered(event);
        }

        private void ended(ChannelHandlerContext context, SslHandshakeCompletionEvent event) {
            if (!event.isSuccess()) {
                // TLS sends its alert and closes.
                count(event.cause());
            } else if (waiting.remove(context.channel())) {
                context.pipeline().remove(this);
                through.run();
            }
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
            count(cause);
            close(context.channel());
        }

        private void count(Throwable cause) {
            if (!failed) {
                failed = true;
                failures.count(listener, cause);
            }
        }
    }
}
