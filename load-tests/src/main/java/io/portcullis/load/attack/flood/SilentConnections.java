package io.portcullis.load.attack.flood;

import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOption;
import io.netty.util.ReferenceCountUtil;
import io.portcullis.load.attack.client.Sources;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/// `half-open`: 1,300 connections each at the pages, XMPP, XMPP over TLS and SIP over TLS that say nothing, from 200
/// networks, each opened anew when the server closes it, 500 a second at most; and 200 at the SIP port that send empty lines only. RFC 5626 section 4.4.1.
public record SilentConnections() implements Flood {
    private static final int NETWORKS = 200;
    private static final int SILENT = 1300;
    private static final int LINES = 200;
    private static final int PER_TICK = 5;
    private static final int TICK_MILLIS = 10;
    private static final byte[] LINE = "\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    @Override
    public Findings run(Scene scene) {
        Counts counts = new Counts();
        List<InetAddress> sources = Sources.networks(50, NETWORKS);
        List<Kept> all = List.of(new Kept(scene, "pages", scene.server().pages(), sources, SILENT, counts),
                new Kept(scene, "XMPP", scene.server().xmpp().address(), sources, SILENT, counts),
                new Kept(scene, "XMPP over TLS", scene.server().xmppTls(), sources, SILENT, counts),
                new Kept(scene, "SIP over TLS", scene.server().sipTls(), sources, SILENT, counts));
        Kept lines = new Kept(scene, "SIP, empty lines", scene.server().sip().address(), sources, LINES, counts);
        var ticks = scene.network().loop().scheduleAtFixedRate(() -> {
            all.forEach(Kept::tick);
            lines.tick();
        }, 0, TICK_MILLIS, TimeUnit.MILLISECONDS);
        var writes = scene.network().loop().scheduleAtFixedRate(lines::write, 500, 500, TimeUnit.MILLISECONDS);
        Pause.until(Pause.after(Duration.ofSeconds(scene.size(30, 12))));
        ticks.cancel(false);
        writes.cancel(false);
        var _ = scene.network().loop().submit(() -> {
            all.forEach(Kept::close);
            lines.close();
        }).syncUninterruptibly();
        return new Findings(List.of("connections: " + counts), List.of());
    }

    /// A number of connections to one port that is kept up. All on the network's loop.
    private static final class Kept extends ChannelInboundHandlerAdapter {
        private final Scene scene;
        private final String name;
        private final InetSocketAddress address;
        private final List<InetAddress> sources;
        private final int wanted;
        private final Counts counts;
        private final Set<Channel> open = new HashSet<>();
        private int connecting;
        private int next;
        private boolean closed;

        Kept(Scene scene, String name, InetSocketAddress address, List<InetAddress> sources, int wanted,
                Counts counts) {
            this.scene = scene;
            this.name = name;
            this.address = address;
            this.sources = sources;
            this.wanted = wanted;
            this.counts = counts;
        }

        void tick() {
            for (int i = 0; i < PER_TICK && open.size() + connecting < wanted; i++) {
                connecting++;
                var _ = new Bootstrap().group(scene.network().loop()).channel(scene.network().stream())
                        .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, 5000).handler(this)
                        .connect(address, new InetSocketAddress(sources.get(next++ % sources.size()), 0))
                        .addListener(done -> {
                            connecting--;
                            counts.add(name + (done.isSuccess() ? " opened" : " refused"));
                        });
            }
        }

        void write() {
            open.forEach(channel -> channel.writeAndFlush(Unpooled.wrappedBuffer(LINE), channel.voidPromise()));
        }

        void close() {
            closed = true;
            List.copyOf(open).forEach(Channel::close);
        }

        @Override
        public boolean isSharable() {
            return true;
        }

        @Override
        public void channelActive(ChannelHandlerContext context) {
            if (closed) {
                var _ = context.close();
            } else {
                open.add(context.channel());
            }
        }

        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            ReferenceCountUtil.release(message);
        }

        @Override
        public void channelInactive(ChannelHandlerContext context) {
            open.remove(context.channel());
            if (!closed) {
                counts.add(name + " closed by the server");
            }
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
            if (!(cause instanceof IOException)) {
                counts.add(cause.toString());
            }
            var _ = context.close();
        }
    }
}
