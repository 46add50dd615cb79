package io.portcullis.gateway.sip.transport;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.time.Duration;

/// The address under which a peer reaches a socket that listens on all of them: the one the system would send from.
public final class LocalAddresses {
    private static final int MOST_REMEMBERED = 10_000;

    private final Cache<InetAddress, InetAddress> towards = Caffeine.newBuilder().executor(Runnable::run)
            .maximumSize(MOST_REMEMBERED)
            .expireAfterWrite(Duration.ofMinutes(1)).build();

    /// `bound` with a wildcard replaced.
    public InetSocketAddress towards(InetAddress peer, InetSocketAddress bound) {
        return bound.getAddress().isAnyLocalAddress()
                ? new InetSocketAddress(towards.get(peer, LocalAddresses::ask), bound.getPort())
                : bound;
    }

    private static InetAddress ask(InetAddress peer) {
        try (DatagramSocket socket = new DatagramSocket()) {
            socket.connect(peer, 9);
            return socket.getLocalAddress();
        } catch (SocketException | java.io.UncheckedIOException unreachable) {
            return InetAddress.getLoopbackAddress();
        }
    }
}
