package io.portcullis.gateway.net;

import io.netty.channel.Channel;
import io.netty.handler.codec.haproxy.HAProxyMessageDecoder;
import io.portcullis.gateway.config.Networks;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.atomic.LongAdder;

/// The proxies that are believed about whom they speak for, by the PROXY protocol, versions 1 and 2.
///
/// Their connections must begin with its header: were one without it taken for the proxy's own, whoever can make the proxy
/// connect without one would choose who to be. No other address is ever asked: its header is what its client says first, and
/// no protocol here begins so.
final class TrustedProxies {
    /// Spec: a header fits into 536 bytes with all that names the ends; the rest is for what else a proxy may tell.
    static final int LARGEST_HEADER = 1_024;
    static final Duration TIME = Duration.ofSeconds(5);
    /// What the decoder adds to its limit: a header of version 2 with the longest addresses.
    private static final int WITHOUT_EXTENSIONS = 232;

    private final Networks networks;
    private final ConnectionCounts counts;
    private final LongAdder refused = new LongAdder();

    TrustedProxies(Networks networks, ConnectionCounts counts) {
        this.networks = networks;
        this.counts = counts;
    }

    /// Runs `known` on the channel's loop as soon as [ClientAddress] knows the client: at once, or after the header, whose
    /// bytes go no further. Closes the connection where that does not come, or there are too many.
    void identify(Channel channel, Runnable known) {
        if (!(channel.remoteAddress() instanceof InetSocketAddress peer) || !networks.contain(peer.getAddress())) {
            known.run();
        } else if (counts.reserve()) {
            channel.pipeline().addFirst(new HAProxyMessageDecoder(LARGEST_HEADER - WITHOUT_EXTENSIONS, true),
                    new ProxyHeader(known, counts::cancel, refused::increment));
        } else {
            // Past TLS, which would wait for a handshake to say good-bye in.
            var _ = channel.pipeline().firstContext().close();
        }
    }

    /// Connections of these proxies that were closed because they did not begin with a good header.
    long refused() {
        return refused.sum();
    }
}
