package io.portcullis.gateway.net;

import io.netty.channel.EventLoopGroup;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.ServerChannel;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollDatagramChannel;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerDomainSocketChannel;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.DatagramChannel;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioDatagramChannel;
import io.netty.channel.socket.nio.NioServerDomainSocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.channel.unix.DomainSocketAddress;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.portcullis.gateway.config.LoopsConfig;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/// The threads that do all network work, by epoll where its native library loads and by NIO elsewhere. A channel
/// stays on one loop for life. Accepting is so little work that it shares the same loops.
public final class EventLoops implements AutoCloseable {
    private final boolean epoll;
    private final int count;
    private final EventLoopGroup group;

    private EventLoops(boolean epoll, int count, EventLoopGroup group) {
        this.epoll = epoll;
        this.count = count;
        this.group = group;
    }

    /// Starts the loops.
    ///
    /// @throws IllegalStateException when epoll is asked for by name and is not available
    public static EventLoops open(LoopsConfig config) {
        boolean epoll = switch (config.transport()) {
            case AUTO -> Epoll.isAvailable();
            case NIO -> false;
            case EPOLL -> requireEpoll();
        };
        int count = config.threads() == 0 ? Runtime.getRuntime().availableProcessors() : config.threads();
        IoHandlerFactory handlers = epoll
                ? EpollIoHandler.newFactory(0, PausingSelect::new)
                : NioIoHandler.newFactory();
        return new EventLoops(epoll, count,
                new MultiThreadIoEventLoopGroup(count, new DefaultThreadFactory("loop"), handlers));
    }

    private static boolean requireEpoll() {
        if (!Epoll.isAvailable()) {
            throw new IllegalStateException("loops.transport: epoll (not available on this system)");
        }
        return true;
    }

    public EventLoopGroup boss() {
        return group;
    }

    public EventLoopGroup worker() {
        return group;
    }

    public int count() {
        return count;
    }

    public boolean epoll() {
        return epoll;
    }

    public Class<? extends ServerChannel> serverChannel() {
        return epoll ? EpollServerSocketChannel.class : NioServerSocketChannel.class;
    }

    public Class<? extends SocketChannel> clientChannel() {
        return epoll ? EpollSocketChannel.class : NioSocketChannel.class;
    }

    public Class<? extends DatagramChannel> datagramChannel() {
        return epoll ? EpollDatagramChannel.class : NioDatagramChannel.class;
    }

    /// For a Unix socket.
    public Class<? extends ServerChannel> serverUnixChannel() {
        return epoll ? EpollServerDomainSocketChannel.class : NioServerDomainSocketChannel.class;
    }

    /// A Unix socket's address, as [#serverUnixChannel] takes it.
    public SocketAddress unixAddress(Path path) {
        return epoll ? new DomainSocketAddress(path.toFile()) : UnixDomainSocketAddress.of(path);
    }

    /// Stops the loops; waits two seconds at most.
    @Override
    public void close() {
        group.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly(2, TimeUnit.SECONDS);
    }
}
