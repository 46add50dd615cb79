package io.portcullis.gateway.web;

import com.linecorp.armeria.common.SessionProtocol;
import com.linecorp.armeria.server.Server;
import com.linecorp.armeria.server.ServerPort;
import io.netty.channel.Channel;
import io.netty.channel.ChannelOption;
import io.portcullis.gateway.config.ListenerConfig;
import io.portcullis.gateway.config.PagesConfig;
import io.portcullis.gateway.net.EventLoops;
import io.portcullis.gateway.net.Listeners;
import io.portcullis.gateway.net.LocalNetwork;
import io.portcullis.gateway.net.Offloader;
import io.portcullis.gateway.net.ServerTls;
import io.portcullis.gateway.net.YieldingConnections;
import io.portcullis.gateway.web.page.Site;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.CompletionException;

/// The account pages' listener: Armeria on the loops of all the others, under the same TLS.
public final class PagesServer {
    /// The largest request's body, in bytes.
    public static final int LARGEST_FORM = 16 * 1024;

    private static final int LARGEST_HEADERS = 8 * 1024;
    private static final int LONGEST_LINE = 2 * 1024;
    private static final int MOST_STREAMS = 32;
    private static final Duration IDLE = Duration.ofSeconds(20);
    private static final Duration OLDEST_CONNECTION = Duration.ofMinutes(5);
    private static final Duration DRAINED = Duration.ofSeconds(5);

    private final Server server;

    /// What it is built on.
    ///
    /// @param idle the pages' connections that no request is answered on
    public record Network(EventLoops loops, ServerTls tls, Listeners listeners, YieldingConnections<Channel> idle,
            Offloader offloader) {}

    private PagesServer(Server server) {
        this.server = server;
    }

    /// Opens the listener.
    ///
    /// @throws IllegalStateException when the address cannot be bound
    public static PagesServer open(ListenerConfig listener, PagesConfig config, Network network, int backlog,
            Site site) {
        Server server = Server.builder()
                .port(new ServerPort(new InetSocketAddress(LocalNetwork.address(listener.address()), listener.port()),
                        SessionProtocol.HTTP))
                .workerGroup(network.loops().worker(), false)
                .channelOption(ChannelOption.SO_BACKLOG, backlog)
                .childChannelPipelineCustomizer(
                        new ClientConnections(network.listeners(), network.idle(), network.tls()))
                .idleTimeout(IDLE).maxConnectionAge(OLDEST_CONNECTION)
                .requestTimeout(config.requestTimeout()).maxRequestLength(LARGEST_FORM)
                .http1MaxHeaderSize(LARGEST_HEADERS).http1MaxInitialLineLength(LONGEST_LINE)
                .http2MaxHeaderListSize(LARGEST_HEADERS).http2MaxStreamsPerConnection(MOST_STREAMS)
                .disableServerHeader()
                .gracefulShutdownTimeout(Duration.ZERO, DRAINED)
                .serviceUnder("/", new PagesService(site, network.offloader()))
                .errorHandler(new PagesFailures(site))
                .build();
        start(server, listener);
        return new PagesServer(server);
    }

    private static void start(Server server, ListenerConfig listener) {
        try {
            server.start().join();
        } catch (CompletionException failed) {
            throw new IllegalStateException("listeners.pages: cannot listen on "
                    + listener.address().getHostAddress() + " port " + listener.port() + ": "
                    + failed.getMessage(), failed);
        }
    }

    /// Where it really is.
    public InetSocketAddress address() {
        return server.activePorts().keySet().iterator().next();
    }

    /// Begins to stop: no new connections, and those there are have five seconds to finish their request.
    public void drain() {
        var _ = server.stop();
    }

    /// Stops; returns when it has.
    public void close() {
        server.stop().join();
    }
}
