package io.portcullis.gateway.web;

import io.netty.channel.Channel;
import io.netty.channel.ChannelPipeline;
import io.portcullis.gateway.net.AwaitedTls;
import io.portcullis.gateway.net.ClientAddress;
import io.portcullis.gateway.net.Handshakes;
import io.portcullis.gateway.net.Listeners;
import io.portcullis.gateway.net.ServerTls;
import io.portcullis.gateway.net.YieldingConnections;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.function.Consumer;

/// What comes before Armeria on every connection: a trusted proxy's header, the limits that all listeners share, TLS, and an
/// end to those that ask for nothing. No byte reaches Armeria but through TLS.
final class ClientConnections implements Consumer<ChannelPipeline> {
    private final Listeners listeners;
    private final Handshakes handshakes;
    private final YieldingConnections<Channel> idle;
    private final ServerTls tls;

    ClientConnections(Listeners listeners, YieldingConnections<Channel> idle, ServerTls tls) {
        this.listeners = listeners;
        this.handshakes = listeners.handshakes("pages");
        this.idle = idle;
        this.tls = tls;
    }

    @Override
    public void accept(ChannelPipeline pipeline) {
        Channel channel = pipeline.channel();
        PageConnection connection = new PageConnection(idle, listeners.failures());
        pipeline.addFirst("tls", new AwaitedTls(tls));
        pipeline.addAfter("tls", "requests", connection);
        listeners.identify(channel, () -> begin(channel, connection));
    }

    private void begin(Channel channel, PageConnection connection) {
        Optional<InetAddress> client = ClientAddress.of(channel).map(InetSocketAddress::getAddress)
                .filter(address -> listeners.mayBegin(channel));
        client.ifPresentOrElse(
                address -> handshakes.hold(channel, address, () -> through(channel, connection, address)),
                () -> Handshakes.close(channel));
    }

    private void through(Channel channel, PageConnection connection, InetAddress client) {
        if (listeners.admit(channel)) {
            connection.begin(client);
        } else {
            Handshakes.close(channel);
        }
    }
}
