package io.portcullis.gateway.net;

import io.netty.channel.Channel;
import io.netty.util.AttributeKey;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.Optional;

/// Who is at the far end of a connection: the socket's other end or, behind a trusted proxy, whom that names. All that is
/// decided by an address asks here.
public final class ClientAddress {
    private static final AttributeKey<Ends> NAMED = AttributeKey.valueOf(ClientAddress.class, "named");

    /// The two ends of the client's own connection, which ends at the proxy.
    record Ends(InetSocketAddress client, InetSocketAddress server) {}

    private ClientAddress() {}

    /// The client. Empty where the connection is none of the internet's, or was over before anybody asked.
    public static Optional<InetSocketAddress> of(Channel channel) {
        return named(channel).map(Ends::client).or(() -> internet(channel.remoteAddress()));
    }

    /// Where the client sees this server.
    public static Optional<InetSocketAddress> server(Channel channel) {
        return named(channel).map(Ends::server).or(() -> internet(channel.localAddress()));
    }

    /// Whether a trusted proxy named the client.
    public static boolean proxied(Channel channel) {
        return named(channel).isPresent();
    }

    static void name(Channel channel, Ends ends) {
        channel.attr(NAMED).set(ends);
    }

    private static Optional<Ends> named(Channel channel) {
        return Optional.ofNullable(channel.attr(NAMED).get());
    }

    private static Optional<InetSocketAddress> internet(SocketAddress address) {
        return address instanceof InetSocketAddress known ? Optional.of(known) : Optional.empty();
    }
}
