package io.portcullis.gateway.net;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.embedded.EmbeddedChannel;
import io.portcullis.gateway.config.Networks;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TrustedProxiesTest {
    private static final String PROXY = "192.0.2.1";
    private static final String SIGNATURE = "0d0a0d0a000d0a515549540a";
    private static final String VERSION_1 = "PROXY TCP4 203.0.113.7 192.0.2.1 4711 5222\r\n";

    private final ConnectionCounts counts = new ConnectionCounts(2, 2);
    private final TrustedProxies proxies = new TrustedProxies(
            Networks.parse("192.0.2.0/30, 2001:db8::/32").orElseThrow(), counts);
    private final StringBuilder heard = new StringBuilder();
    private final List<EmbeddedChannel> channels = new ArrayList<>();

    @AfterEach
    void nothingIsLeft() {
        channels.forEach(EmbeddedChannel::finishAndReleaseAll);
        assertThat(counts.open()).isZero();
    }

    /// Writes down when it is told of the connection, and what it reads.
    private final class Client extends ChannelInboundHandlerAdapter {
        @Override
        public void channelActive(ChannelHandlerContext context) {
            heard.append('!');
        }

        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            ByteBuf bytes = (ByteBuf) message;
            heard.append(bytes.toString(ISO_8859_1));
            bytes.release();
        }
    }

    private EmbeddedChannel from(String address) {
        EmbeddedChannel channel = new At(new InetSocketAddress(InetAddress.ofLiteral(address), 999));
        assertThatNoException().isThrownBy(channel::register);
        channels.add(channel);
        channel.pipeline().addLast(new ChannelInboundHandlerAdapter());
        proxies.identify(channel, () -> channel.pipeline().addLast(new Client()));
        channel.pipeline().fireChannelActive();
        return channel;
    }

    /// A connection from there.
    private static final class At extends EmbeddedChannel {
        private final SocketAddress remote;

        At(SocketAddress remote) {
            super(false, false);
            this.remote = remote;
        }

        @Override
        protected SocketAddress remoteAddress0() {
            return remote;
        }
    }

    private static ByteBuf bytes(String text) {
        return Unpooled.copiedBuffer(text, ISO_8859_1);
    }

    private static String version2(String rest) {
        return new String(HexFormat.of().parseHex(SIGNATURE + rest.replace(" ", "")), ISO_8859_1);
    }

    private static String client(EmbeddedChannel channel) {
        InetSocketAddress client = ClientAddress.of(channel).orElseThrow();
        return client.getAddress().getHostAddress() + " " + client.getPort();
    }

    static List<List<String>> headers() {
        return List.of(
                List.of(VERSION_1, "203.0.113.7 4711"),
                List.of("PROXY TCP6 2001:db8:1::7 2001:db8::1 65535 443\r\n", "2001:db8:1:0:0:0:0:7 65535"),
                List.of("PROXY TCP6 ::ffff:203.0.113.7 2001:db8::1 1 443\r\n", "203.0.113.7 1"),
                List.of("PROXY UNKNOWN\r\n", PROXY + " 999"),
                List.of("PROXY UNKNOWN 203.0.113.7 192.0.2.1 4711 5222\r\n", PROXY + " 999"),
                List.of(version2("21 11 000c cb007107 c0000201 1267 1466"), "203.0.113.7 4711"),
                List.of(version2(
                        "21 21 0024 20010db8000100000000000000000007 20010db8000000000000000000000001 1267 1466"),
                        "2001:db8:1:0:0:0:0:7 4711"),
                List.of(version2(
                        "21 21 0024 00000000000000000000ffffcb007107 20010db8000000000000000000000001 1267 1466"),
                        "203.0.113.7 4711"),
                List.of(version2("21 11 0013 cb007107 c0000201 1267 1466 04 0004 00000000"), "203.0.113.7 4711"),
                List.of(version2("20 00 0000"), PROXY + " 999"),
                List.of(version2("20 11 000c cb007107 c0000201 1267 1466"), PROXY + " 999"),
                List.of(version2("21 00 0000"), PROXY + " 999"),
                List.of(version2("21 31 00d8" + "00".repeat(216)), PROXY + " 999"));
    }

    @ParameterizedTest
    @MethodSource("headers")
    void header_fromAProxy_namesTheClient_howeverItIsCut(List<String> header) {
        String all = header.getFirst() + "<stream>";
        for (int cut = 0; cut <= all.length(); cut++) {
            heard.setLength(0);
            EmbeddedChannel channel = from(PROXY);
            channel.writeInbound(bytes(all.substring(0, cut)));
            channel.writeInbound(bytes(all.substring(cut)));
            assertThat(heard).as("cut at %d", cut).hasToString("!<stream>");
            assertThat(client(channel)).isEqualTo(header.getLast());
            var _ = channel.close();
        }
    }

    @ParameterizedTest
    @MethodSource("headers")
    void header_byteByByte_namesTheClient(List<String> header) {
        EmbeddedChannel channel = from(PROXY);
        header.getFirst().chars().forEach(one -> {
            assertThat(heard).isEmpty();
            channel.writeInbound(bytes(String.valueOf((char) one)));
        });
        assertThat(heard).hasToString("!");
        assertThat(client(channel)).isEqualTo(header.getLast());
        assertThat(channel.pipeline().names()).as("with what was there before, and the tail").hasSize(3);
    }

    @Test
    void header_namesTheServerToo() {
        EmbeddedChannel channel = from(PROXY);
        channel.writeInbound(bytes(VERSION_1));
        assertThat(ClientAddress.server(channel)).contains(
                new InetSocketAddress(InetAddress.ofLiteral("192.0.2.1"), 5222));
        assertThat(ClientAddress.proxied(channel)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"192.0.2.4", "203.0.113.7", "2001:db9::1", "::1"})
    void header_fromAnybodyElse_isWhatTheClientSays(String address) {
        EmbeddedChannel channel = from(address);
        channel.writeInbound(bytes(VERSION_1));
        assertThat(heard).hasToString("!" + VERSION_1);
        assertThat(ClientAddress.of(channel).orElseThrow().getAddress()).isEqualTo(InetAddress.ofLiteral(address));
        assertThat(ClientAddress.proxied(channel)).isFalse();
    }

    @Test
    void secondHeader_isWhatTheClientSays() {
        EmbeddedChannel channel = from("2001:db8::5");
        channel.writeInbound(bytes(VERSION_1 + "PROXY TCP4 198.51.100.1 192.0.2.1 1 1\r\n"));
        assertThat(heard).hasToString("!PROXY TCP4 198.51.100.1 192.0.2.1 1 1\r\n");
        assertThat(client(channel)).isEqualTo("203.0.113.7 4711");
    }

    static List<String> noHeaders() {
        return List.of(
                "<?xml version='1.0'?>\r\n",
                "REGISTER sip:localhost SIP/2.0\r\n",
                "GET / HTTP/1.1\r\n",
                "proxy TCP4 203.0.113.7 192.0.2.1 4711 5222\r\n",
                "PROXY TCP4 203.0.113.7 192.0.2.1 4711\r\n",
                "PROXY TCP4 203.0.113.777 192.0.2.1 4711 5222\r\n",
                "PROXY TCP4 2001:db8::7 192.0.2.1 4711 5222\r\n",
                "PROXY TCP4 example.org 192.0.2.1 4711 5222\r\n",
                "PROXY TCP4 203.0.113.7 192.0.2.1 65536 5222\r\n",
                "PROXY TCP6 fe80::1%nowhere 2001:db8::1 4711 5222\r\n",
                "PROXY TCP9 203.0.113.7 192.0.2.1 4711 5222\r\n",
                "PROXY " + "x".repeat(200),
                version2("11 11 000c cb007107 c0000201 1267 1466"),
                version2("2f 11 000c cb007107 c0000201 1267 1466"),
                version2("21 11 0008 cb007107 c0000201"),
                version2("21 11 " + HexFormat.of().toHexDigits((short) (TrustedProxies.LARGEST_HEADER - 15))
                        + "cb007107 c0000201 1267 1466" + "00".repeat(TrustedProxies.LARGEST_HEADER)),
                version2("21 11 ffff" + "00".repeat(TrustedProxies.LARGEST_HEADER)));
    }

    @ParameterizedTest
    @MethodSource("noHeaders")
    void noHeader_fromAProxy_closes_beforeAnybodyHears(String garbage) {
        EmbeddedChannel channel = from(PROXY);
        channel.writeInbound(bytes(garbage));
        assertThat(channel.isOpen()).isFalse();
        assertThat(heard).isEmpty();
        assertThat(proxies.refused()).isOne();
    }

    @Test
    void largestHeader_isTaken() {
        EmbeddedChannel channel = from(PROXY);
        int length = TrustedProxies.LARGEST_HEADER - 16;
        int extension = length - 12 - 3;
        channel.writeInbound(bytes(version2("21 11 " + HexFormat.of().toHexDigits((short) length)
                + "cb007107 c0000201 1267 1466 04" + HexFormat.of().toHexDigits((short) extension)
                + "00".repeat(extension))));
        assertThat(client(channel)).isEqualTo("203.0.113.7 4711");
    }

    @ParameterizedTest
    @CsvSource({"''", "PROXY TCP4 203", "PROXY"})
    void headerThatDoesNotEnd_closesInTime(String begun) {
        EmbeddedChannel channel = from(PROXY);
        channel.writeInbound(bytes(begun));
        channel.advanceTimeBy(4_900, TimeUnit.MILLISECONDS);
        channel.runScheduledPendingTasks();
        assertThat(channel.isOpen()).isTrue();
        channel.advanceTimeBy(100, TimeUnit.MILLISECONDS);
        channel.runScheduledPendingTasks();
        assertThat(channel.isOpen()).isFalse();
        assertThat(proxies.refused()).isOne();
    }

    @Test
    void proxyThatLeavesAgain_refusesNothing() {
        var _ = from(PROXY).close();
        assertThat(proxies.refused()).isZero();
        assertThat(counts.open()).isZero();
    }

    @Test
    void header_inTime_isNotTimedLater() {
        EmbeddedChannel channel = from(PROXY);
        channel.writeInbound(bytes(VERSION_1));
        channel.advanceTimeBy(1, TimeUnit.HOURS);
        channel.runScheduledPendingTasks();
        assertThat(channel.isOpen()).isTrue();
    }

    @Test
    void draining_closesWhoHasNotSpoken() {
        EmbeddedChannel channel = from(PROXY);
        channel.pipeline().fireUserEventTriggered(Draining.SHUTDOWN);
        assertThat(channel.isOpen()).isFalse();
    }

    @Test
    void connectionsThatWait_areCountedInAll_notForTheProxysAddress() {
        EmbeddedChannel first = from(PROXY);
        EmbeddedChannel second = from(PROXY);
        EmbeddedChannel third = from(PROXY);
        assertThat(first.isOpen() && second.isOpen()).isTrue();
        assertThat(third.isOpen()).isFalse();
        assertThat(counts.refused()).isOne();
        first.writeInbound(bytes(VERSION_1));
        assertThat(counts.open()).isOne();
        assertThat(counts.admit(InetAddress.ofLiteral("203.0.113.7"))).isTrue();
        counts.release(InetAddress.ofLiteral("203.0.113.7"));
    }
}
