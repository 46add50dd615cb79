package io.portcullis.gateway.net;

import io.netty.bootstrap.Bootstrap;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.FixedRecvByteBufAllocator;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.unix.UnixChannelOption;
import io.netty.util.concurrent.GlobalEventExecutor;
import io.portcullis.gateway.config.ConnectionsConfig;
import io.portcullis.gateway.config.ListenerConfig;
import io.portcullis.gateway.config.Networks;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;

/// All listening sockets and the connections they accepted.
public final class Listeners {
    private static final int LARGEST_DATAGRAM = 65_535;
    /// Bytes of datagrams that the system holds for a socket, some 300 datagrams. With fewer, a phone's is lost with a flood's at each
    /// pause; with more, it waits behind the flood's for longer than until it is sent again.
    private static final int DATAGRAMS_WAITING = 256 << 10;

    private final EventLoops loops;
    private final ConnectionsConfig limits;
    private final ConnectionCounts counts;
    private final TrustedProxies proxies;
    private final ChannelGroup listening = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE);
    private final ChannelGroup datagrams = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE);
    private final ChannelGroup accepted = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE);
    private final ConnectionFailures failures = new ConnectionFailures(System::nanoTime);
    private final List<Handshakes> handshakes = new CopyOnWriteArrayList<>();
    private volatile boolean draining;

    /// What a connection begins with.
    public enum Entry {
        /// The protocol itself.
        PLAIN,
        /// TLS, or the protocol's request for it. Until it is through TLS, the connection is held by [Handshakes].
        TLS
    }

    /// @param trustedProxies those that say for whom they connect
    public Listeners(EventLoops loops, ConnectionsConfig limits, Networks trustedProxies) {
        this.loops = loops;
        this.limits = limits;
        this.counts = new ConnectionCounts(limits.most(), limits.perAddress());
        this.proxies = new TrustedProxies(trustedProxies, counts);
    }

    /// Opens a TCP listener for clients, who may come through a trusted proxy; `installer` builds the pipeline of each
    /// accepted connection, on its loop, once [ClientAddress] knows the client. The address it is bound to is the channel's.
    ///
    /// @throws IllegalStateException when the address cannot be bound
    public Channel listenForClients(String name, ListenerConfig config, Entry entry, Consumer<Channel> installer) {
        return listen(name, config, new Admission(name, entry, installer, proxies::identify));
    }

    /// Opens a TCP listener without TLS that no proxy speaks for, else as [#listenForClients].
    ///
    /// @throws IllegalStateException when the address cannot be bound
    public Channel listen(String name, ListenerConfig config, Consumer<Channel> installer) {
        return listen(name, config, Entry.PLAIN, installer);
    }

    /// Opens a TCP listener that no proxy speaks for, else as [#listenForClients].
    ///
    /// @throws IllegalStateException when the address cannot be bound
    public Channel listen(String name, ListenerConfig config, Entry entry, Consumer<Channel> installer) {
        return listen(name, config, new Admission(name, entry, installer, (channel, known) -> known.run()));
    }

    /// The connections of one more listener that are not through TLS yet.
    public Handshakes handshakes(String name) {
        Handshakes opened = new Handshakes(name,
                new YieldingConnections<>(limits.handshakes(), limits.handshakesPerAddress()), failures);
        handshakes.add(opened);
        return opened;
    }

    private Channel listen(String name, ListenerConfig config, Admission admission) {
        ServerBootstrap bootstrap = new ServerBootstrap().group(loops.boss(), loops.worker())
                .channel(loops.serverChannel())
                .option(ChannelOption.SO_BACKLOG, limits.backlog())
                .option(ChannelOption.SO_REUSEADDR, true)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childOption(ChannelOption.SO_KEEPALIVE, true)
                .childOption(ChannelOption.WRITE_BUFFER_WATER_MARK,
                        new WriteBufferWaterMark(limits.writeLowBytes(), limits.writeHighBytes()))
                .childHandler(admission);
        Channel channel = bind(name, config.socketAddress(), bootstrap::bind);
        listening.add(channel);
        return channel;
    }

    /// Opens UDP on one address: a socket for each loop where the system shares a port among sockets, else one. They
    /// stay open until [#close()], so that answers still go out while draining.
    ///
    /// @throws IllegalStateException when the address cannot be bound
    public List<Channel> bindDatagram(String name, ListenerConfig config, Consumer<Channel> installer) {
        Bootstrap bootstrap = new Bootstrap().group(loops.worker()).channel(loops.datagramChannel())
                .option(ChannelOption.RECVBUF_ALLOCATOR, new FixedRecvByteBufAllocator(LARGEST_DATAGRAM))
                .option(ChannelOption.SO_RCVBUF, DATAGRAMS_WAITING)
                .handler(new Installation(installer));
        if (loops.epoll()) {
            bootstrap.option(UnixChannelOption.SO_REUSEPORT, true);
        }
        List<Channel> channels = new ArrayList<>();
        channels.add(bind(name, config.socketAddress(), bootstrap::bind));
        InetSocketAddress bound = (InetSocketAddress) channels.getFirst().localAddress();
        for (int i = 1; loops.epoll() && i < loops.count(); i++) {
            channels.add(bind(name, bound, bootstrap::bind));
        }
        datagrams.addAll(channels);
        return channels;
    }

    private static Channel bind(String name, InetSocketAddress address,
            Function<InetSocketAddress, ChannelFuture> binding) {
        ChannelFuture bound = binding
                .apply(new InetSocketAddress(LocalNetwork.address(address.getAddress()), address.getPort()))
                .awaitUninterruptibly();
        if (!bound.isSuccess()) {
            throw new IllegalStateException("listeners." + name + ": cannot listen on "
                    + address.getAddress().getHostAddress() + " port " + address.getPort() + ": "
                    + bound.cause().getMessage(), bound.cause());
        }
        return bound.channel();
    }

    /// Refuses new connections, sends [Draining#SHUTDOWN] through every pipeline, waits for the connections to close
    /// and closes those that have not. UDP stays open. Blocks; not for an event loop.
    public void drain(Duration timeout) {
        draining = true;
        listening.close().awaitUninterruptibly();
        for (Channel channel : accepted) {
            channel.eventLoop().execute(() -> channel.pipeline().fireUserEventTriggered(Draining.SHUTDOWN));
        }
        if (!accepted.newCloseFuture().awaitUninterruptibly(timeout.toMillis(), TimeUnit.MILLISECONDS)) {
            accepted.close().awaitUninterruptibly(1, TimeUnit.SECONDS);
        }
    }

    /// Closes everything at once.
    public void close() {
        listening.close().awaitUninterruptibly();
        accepted.close().awaitUninterruptibly(1, TimeUnit.SECONDS);
        datagrams.close().awaitUninterruptibly(1, TimeUnit.SECONDS);
    }

    /// Runs `known` when [ClientAddress] knows the client of a connection that another listener accepted: at once, or after
    /// a trusted proxy's header, which comes before all else in the pipeline.
    public void identify(Channel channel, Runnable known) {
        proxies.identify(channel, known);
    }

    /// Counts a connection that another listener accepted, whose client is known, until it closes; false where a limit or
    /// draining keeps it out, and then whoever accepted it closes it.
    public boolean admit(Channel channel) {
        Optional<InetAddress> client = ClientAddress.of(channel).map(InetSocketAddress::getAddress)
                .filter(address -> !draining && counts.admit(address));
        client.ifPresent(address -> channel.closeFuture().addListener(closed -> counts.release(address)));
        return client.isPresent();
    }

    /// Whether a connection that another listener accepted, whose client is known, may begin with TLS: [#admit] is asked
    /// when it is through.
    public boolean mayBegin(Channel channel) {
        Optional<InetAddress> client = ClientAddress.of(channel).map(InetSocketAddress::getAddress);
        boolean full = client.map(counts::full).orElse(true);
        if (full) {
            counts.refuse();
        }
        return !full && !draining;
    }

    /// What counts connections that fail.
    public ConnectionFailures failures() {
        return failures;
    }

    /// Connections that are not through TLS yet.
    public int handshaking() {
        return handshakes.stream().mapToInt(Handshakes::count).sum();
    }

    /// Connections that were closed before they were through TLS because newer ones needed their place.
    public long displaced() {
        return handshakes.stream().mapToLong(Handshakes::displaced).sum();
    }

    /// Open connections that count: those through TLS, and those without.
    public int connections() {
        return counts.open();
    }

    /// Connections of trusted proxies that did not begin with a good PROXY header.
    public long headersRefused() {
        return proxies.refused();
    }

    /// Connections that were closed at once because of a limit.
    public long refused() {
        return counts.refused();
    }

    /// Admits a connection or closes it.
    @Sharable
    private final class Admission extends ChannelInitializer<Channel> {
        private final String name;
        private final Consumer<Channel> installer;
        private final BiConsumer<Channel, Runnable> identify;
        private final Optional<Handshakes> tls;

        Admission(String name, Entry entry, Consumer<Channel> installer, BiConsumer<Channel, Runnable> identify) {
            this.name = name;
            this.installer = installer;
            this.identify = identify;
            this.tls = entry == Entry.TLS ? Optional.of(handshakes(name)) : Optional.empty();
        }

        @Override
        protected void initChannel(Channel channel) {
            accepted.add(channel);
            identify.accept(channel, () -> begin(channel));
        }

        private void begin(Channel channel) {
            if (!(tls.isPresent() ? mayBegin(channel) : admit(channel))) {
                var _ = channel.close();
                return;
            }
            installer.accept(channel);
            channel.pipeline().addLast("failures", new Failures(name));
            tls.ifPresent(held -> held.hold(channel, ClientAddress.of(channel).orElseThrow().getAddress(),
                    () -> admitOrClose(channel)));
        }

        private void admitOrClose(Channel channel) {
            if (!admit(channel)) {
                var _ = channel.close();
            }
        }
    }

    /// What no handler of a connection took ends the connection, and is counted.
    private final class Failures extends ChannelInboundHandlerAdapter {
        private final String listener;

        Failures(String listener) {
            this.listener = listener;
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
            failures.failed(context.channel(), listener, cause);
        }
    }

    /// Builds a pipeline.
    @Sharable
    private static final class Installation extends ChannelInitializer<Channel> {
        private final Consumer<Channel> installer;

        Installation(Consumer<Channel> installer) {
            this.installer = installer;
        }

        @Override
        protected void initChannel(Channel channel) {
            installer.accept(channel);
        }
    }
}
