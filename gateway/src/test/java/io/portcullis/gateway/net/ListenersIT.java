package io.portcullis.gateway.net;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.socket.DatagramPacket;
import io.portcullis.gateway.config.ConnectionsConfig;
import io.portcullis.gateway.config.ListenerConfig;
import io.portcullis.gateway.config.LoopsConfig;
import io.portcullis.gateway.config.Networks;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ListenersIT {
    private static final ListenerConfig LOOPBACK = new ListenerConfig(true, InetAddress.ofLiteral("127.0.0.1"), 0);
    private static final ConnectionsConfig LIMITS = new ConnectionsConfig(10, 2, 10, 10, 128, 65_536, 32_768);

    @ParameterizedTest
    @EnumSource(LoopsConfig.Transport.class)
    void listen_echo_comesBack(LoopsConfig.Transport transport) throws IOException {
        try (EventLoops loops = EventLoops.open(new LoopsConfig(2, transport))) {
            Listeners listeners = new Listeners(loops, LIMITS, Networks.NONE);
            Channel listener = listeners.listen("xmpp", LOOPBACK, channel -> channel.pipeline().addLast(new Echo()));
            try (Socket socket = connect(listener)) {
                socket.getOutputStream().write("hello".getBytes(US_ASCII));
                assertThat(socket.getInputStream().readNBytes(5)).isEqualTo("hello".getBytes(US_ASCII));
            }
            await().until(() -> listeners.connections() == 0);
            listeners.close();
        }
    }

    @ParameterizedTest
    @EnumSource(LoopsConfig.Transport.class)
    void listen_overTheLimit_isClosedAtOnce(LoopsConfig.Transport transport) throws IOException {
        try (EventLoops loops = EventLoops.open(new LoopsConfig(1, transport))) {
            Listeners listeners = new Listeners(loops, LIMITS, Networks.NONE);
            Channel listener = listeners.listen("xmpp", LOOPBACK, channel -> channel.pipeline().addLast(new Echo()));
            try (Socket one = connect(listener); Socket two = connect(listener); Socket three = connect(listener)) {
                assertThat(three.getInputStream().read()).isEqualTo(-1);
                one.getOutputStream().write('1');
                two.getOutputStream().write('2');
                assertThat(one.getInputStream().read()).isEqualTo('1');
                assertThat(two.getInputStream().read()).isEqualTo('2');
                assertThat(listeners.refused()).isEqualTo(1);
            }
            listeners.close();
        }
    }

    @ParameterizedTest
    @EnumSource(LoopsConfig.Transport.class)
    void drain_goodByeIsSent_thenNothingIsAccepted(LoopsConfig.Transport transport) throws IOException {
        try (EventLoops loops = EventLoops.open(new LoopsConfig(2, transport))) {
            Listeners listeners = new Listeners(loops, LIMITS, Networks.NONE);
            Channel listener = listeners.listen("xmpp", LOOPBACK,
                    channel -> channel.pipeline().addLast(new Echo(), new GoodBye()));
            try (Socket socket = connect(listener)) {
                socket.getOutputStream().write('1');
                assertThat(socket.getInputStream().read()).isEqualTo('1');

                listeners.drain(Duration.ofSeconds(10));

                assertThat(socket.getInputStream().readAllBytes()).isEqualTo("bye".getBytes(US_ASCII));
                assertThatThrownBy(() -> connect(listener)).isInstanceOf(IOException.class);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(LoopsConfig.Transport.class)
    void drain_silentPeer_isClosedAfterTheTime(LoopsConfig.Transport transport) throws IOException {
        try (EventLoops loops = EventLoops.open(new LoopsConfig(1, transport))) {
            Listeners listeners = new Listeners(loops, LIMITS, Networks.NONE);
            Channel listener = listeners.listen("xmpp", LOOPBACK, channel -> channel.pipeline().addLast(new Echo()));
            try (Socket socket = connect(listener)) {
                await().until(() -> listeners.connections() == 1);

                listeners.drain(Duration.ofMillis(50));

                assertThat(socket.getInputStream().read()).isEqualTo(-1);
                assertThat(listeners.connections()).isZero();
            }
        }
    }

    @ParameterizedTest
    @EnumSource(LoopsConfig.Transport.class)
    void bindDatagram_packet_isAnsweredFromTheSamePort(LoopsConfig.Transport transport) throws IOException {
        try (EventLoops loops = EventLoops.open(new LoopsConfig(2, transport))) {
            Listeners listeners = new Listeners(loops, LIMITS, Networks.NONE);
            var channels = listeners.bindDatagram("sip", LOOPBACK,
                    channel -> channel.pipeline().addLast(new DatagramEcho()));
            InetSocketAddress server = (InetSocketAddress) channels.getFirst().localAddress();
            assertThat(channels).hasSize(loops.epoll() ? 2 : 1)
                    .allSatisfy(channel -> assertThat(channel.localAddress()).isEqualTo(server));
            for (int i = 0; i < 8; i++) {
                assertThat(exchange(server, "ping" + i)).isEqualTo("ping" + i);
            }
            listeners.close();
        }
    }

    @ParameterizedTest
    @EnumSource(LoopsConfig.Transport.class)
    void listen_takenPort_saysWhich(LoopsConfig.Transport transport) {
        try (EventLoops loops = EventLoops.open(new LoopsConfig(1, transport))) {
            Listeners listeners = new Listeners(loops, LIMITS, Networks.NONE);
            int port = ((InetSocketAddress) listeners.listen("xmpp", LOOPBACK, channel -> {}).localAddress()).getPort();

            assertThatThrownBy(() -> listeners.listen("xmpp-tls",
                    new ListenerConfig(true, LOOPBACK.address(), port), channel -> {})).hasMessageStartingWith(
                            "listeners.xmpp-tls: cannot listen on 127.0.0.1 port " + port);
            listeners.close();
        }
    }

    private static Socket connect(Channel listener) throws IOException {
        InetSocketAddress address = (InetSocketAddress) listener.localAddress();
        Socket socket = new Socket(address.getAddress(), address.getPort());
        socket.setSoTimeout(10_000);
        return socket;
    }

    private static String exchange(InetSocketAddress server, String text) throws IOException {
        try (DatagramSocket socket = new DatagramSocket()) {
            socket.setSoTimeout(1_000);
            byte[] sent = text.getBytes(US_ASCII);
            java.net.DatagramPacket received = new java.net.DatagramPacket(new byte[100], 100);
            for (int tries = 0; tries < 5; tries++) {
                socket.send(new java.net.DatagramPacket(sent, sent.length, server));
                try {
                    socket.receive(received);
                    assertThat(received.getSocketAddress()).isEqualTo(server);
                    return new String(received.getData(), 0, received.getLength(), US_ASCII);
                } catch (SocketTimeoutException lost) {
                    assertThat(tries).isLessThan(4);
                }
            }
            return "no answer";
        }
    }

    /// Sends back what comes.
    private static final class Echo extends ChannelInboundHandlerAdapter {
        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            var _ = context.writeAndFlush(message);
        }
    }

    /// Says `bye` when the server drains.
    private static final class GoodBye extends ChannelInboundHandlerAdapter {
        @Override
        public void userEventTriggered(ChannelHandlerContext context, Object event) {
            if (event == Draining.SHUTDOWN) {
                var _ = context.writeAndFlush(Unpooled.copiedBuffer("bye", US_ASCII))
                        .addListener(ChannelFutureListener.CLOSE);
            }
        }
    }

    /// Sends datagrams back.
    private static final class DatagramEcho extends SimpleChannelInboundHandler<DatagramPacket> {
        @Override
        protected void channelRead0(ChannelHandlerContext context, DatagramPacket packet) {
            ByteBuf content = packet.content().retain();
            var _ = context.writeAndFlush(new DatagramPacket(content, packet.sender()));
        }
    }
}
