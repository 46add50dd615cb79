package io.portcullis.gateway.sip.transport;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.DatagramPacket;
import io.portcullis.protocol.sip.codec.SipDatagramDecoder;
import java.io.IOException;
import java.net.InetSocketAddress;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Reads one UDP socket.
final class DatagramHandler extends ChannelInboundHandlerAdapter {
    private static final Logger LOG = LoggerFactory.getLogger(DatagramHandler.class);

    private final Channel channel;
    private final Datagrams sockets;
    private final SipDatagramDecoder decoder;
    private final Received received;
    private final Output output;

    DatagramHandler(Channel channel, Datagrams sockets, SipDatagramDecoder decoder, Received received) {
        this.channel = channel;
        this.sockets = sockets;
        this.decoder = decoder;
        this.received = received;
        output = new Output(channel);
    }

    boolean onItsLoop() {
        return channel.eventLoop().inEventLoop();
    }

    InetSocketAddress bound() {
        return (InetSocketAddress) channel.localAddress();
    }

    Output output() {
        return output;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        DatagramPacket packet = (DatagramPacket) message;
        try {
            output.readBegins();
            int length = packet.content().readableBytes();
            InetSocketAddress sender = packet.sender();
            if (SipDatagramDecoder.isMessage(packet.content()) && sender.getPort() != 0
                    && sockets.gate().admits(sender.getAddress())) {
                decoder.decode(packet.content())
                        .ifPresent(parse -> received.received(parse, sockets.flow(sender), length));
            }
        } catch (RuntimeException | StackOverflowError defect) {
            received.failed(defect);
        } finally {
            packet.release();
        }
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        output.readEnds();
    }

    /// A defect met by one datagram must not stop the socket. The network's own errors are about a peer that is not there.
    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        if (cause instanceof IOException) {
            LOG.debug("a peer cannot be reached: {}", cause.getClass().getSimpleName());
        } else {
            received.failed(cause);
        }
    }
}
