package io.portcullis.gateway.sip.transport;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOption;
import io.netty.channel.ChannelPromise;
import io.portcullis.gateway.net.AwaitedTls;
import io.portcullis.gateway.net.ClientAddress;
import io.portcullis.gateway.net.EventLoops;
import io.portcullis.gateway.net.ServerTls;
import io.portcullis.gateway.net.YieldingConnections;
import io.portcullis.gateway.sip.session.SipTransport;
import io.portcullis.protocol.sip.SipLimits;
import io.portcullis.protocol.sip.codec.SipStreamDecoder;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/// The TCP and TLS connections of the server, those it accepted and those it made.
public final class Streams {
    private static final int SHARE_OF_A_NETWORK = 20;
    private static final int MOST_REFUSALS = 10_000;
    private static final Duration REFUSED_FOR = Duration.ofMinutes(5);

    /// How connections behave.
    ///
    /// @param idle a connection silent this long is closed
    /// @param message a message begun must be whole within this time
    /// @param first an accepted connection must bring a valid request within this time
    /// @param unproven accepted connections at once on which nobody has signed in
    public record Settings(SipLimits limits, Duration idle, Duration message, Duration first, Duration connect,
            int unproven) {}

    private final Map<Long, StreamFlow> open = new ConcurrentHashMap<>();
    private final Map<InetSocketAddress, StreamFlow> made = new ConcurrentHashMap<>();
    /// Addresses that took no connection a short while ago.
    private final Cache<InetSocketAddress, Boolean> refused = Caffeine.newBuilder().executor(Runnable::run)
            .maximumSize(MOST_REFUSALS).expireAfterWrite(REFUSED_FOR).build();
    /// Those on which nobody has signed in never stand in the way of a phone that has, nor of the next phone.
    private final YieldingConnections<StreamFlow> unproven;
    private final AtomicLong numbers = new AtomicLong();
    private final Settings settings;
    private final EventLoops loops;
    private final ServerTls tls;
    private final Received received;

    public Streams(Settings settings, EventLoops loops, ServerTls tls, Received received) {
        this.settings = settings;
        unproven = new YieldingConnections<>(settings.unproven(),
                Math.max(1, settings.unproven() / SHARE_OF_A_NETWORK));
        this.loops = loops;
        this.tls = tls;
        this.received = received;
    }

    /// Installs the pipeline of an accepted TCP connection.
    public void installTcp(Channel channel) {
        accept(channel, SipTransport.TCP);
    }

    /// Installs the pipeline of an accepted TLS connection.
    public void installTls(Channel channel) {
        channel.pipeline().addLast("tls", new AwaitedTls(tls));
        accept(channel, SipTransport.TLS);
    }

    /// The connection of this number, while it is open.
    public Optional<Flow> find(long connection) {
        return Optional.ofNullable(open.get(connection));
    }

    /// A connection this server made to a phone's own address, or a new one. Over TLS phones are reached by their own
    /// connection only.
    public Flow connect(InetSocketAddress address) {
        return made.compute(address, (key, known) -> known != null && known.open() ? known : dial(address));
    }

    /// As [#connect]; empty where the address took no connection in the last minutes, so that nothing waits for another try.
    Optional<Flow> connectUnlessRefused(InetSocketAddress address) {
        return refused.getIfPresent(address) == null ? Optional.of(connect(address)) : Optional.empty();
    }

    /// Number of open connections.
    public int count() {
        return open.size();
    }

    /// Number of open connections on which nobody has signed in.
    public int unproven() {
        return unproven.count();
    }

    private StreamFlow dial(InetSocketAddress address) {
        ChannelFuture registered = new Bootstrap().group(loops.worker()).channel(loops.clientChannel())
                .option(ChannelOption.TCP_NODELAY, true)
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, (int) settings.connect().toMillis())
                .handler(new ChannelInboundHandlerAdapter()).register();
        Channel channel = registered.channel();
        ChannelPromise connected = channel.newPromise();
        StreamFlow flow = new StreamFlow(
                new StreamFlow.Ends(SipTransport.TCP, address, numbers.incrementAndGet()), channel, connected,
                ended -> {});
        install(flow, channel, Optional.empty());
        connected.addListener(done -> {
            if (done.isSuccess()) {
                refused.invalidate(address);
            } else {
                refused.put(address, Boolean.TRUE);
            }
        });
        registered.addListener(done -> {
            if (done.isSuccess()) {
                var _ = channel.connect(address, connected);
            } else {
                connected.tryFailure(done.cause());
            }
        });
        return flow;
    }

    private void accept(Channel channel, SipTransport transport) {
        InetSocketAddress remote = ClientAddress.of(channel).orElseThrow();
        StreamFlow flow = new StreamFlow(new StreamFlow.Ends(transport, remote, numbers.incrementAndGet()), channel,
                channel.newSucceededFuture(), unproven::remove);
        install(flow, channel, Optional.of(settings.first()));
        unproven.add(flow, remote.getAddress()).ifPresent(Flow::close);
        channel.closeFuture().addListener(closed -> unproven.remove(flow));
    }

    private void install(StreamFlow flow, Channel channel, Optional<Duration> first) {
        Silence silence = new Silence(settings.idle(), settings.message(), first);
        channel.pipeline().addLast("silence", silence);
        channel.pipeline().addLast("frames", new SipStreamDecoder(settings.limits()));
        channel.pipeline().addLast("sip", new StreamHandler(flow, silence, received));
        open.put(flow.connection(), flow);
        channel.closeFuture().addListener(closed -> {
            open.remove(flow.connection());
            made.remove(flow.remote(), flow);
            received.closed(flow);
        });
    }
}
