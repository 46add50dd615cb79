package io.portcullis.gateway.sip.transport;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.socket.DatagramPacket;
import java.net.InetSocketAddress;

/// Writes to one channel and flushes once for all that one turn of its loop wrote. Fields belong to the loop.
final class Output {
    private final Channel channel;
    private boolean reading;
    private boolean waiting;

    Output(Channel channel) {
        this.channel = channel;
    }

    void readBegins() {
        reading = true;
    }

    void readEnds() {
        reading = false;
        if (waiting) {
            flush();
        }
    }

    ByteBuf buffer(byte[] message) {
        return channel.alloc().ioBuffer(message.length).writeBytes(message);
    }

    void datagram(byte[] message, InetSocketAddress remote) {
        var _ = write(new DatagramPacket(buffer(message), remote));
    }

    ChannelFuture stream(byte[] message) {
        return write(buffer(message));
    }

    private ChannelFuture write(Object message) {
        if (!channel.eventLoop().inEventLoop()) {
            return channel.writeAndFlush(message);
        }
        ChannelFuture written = channel.write(message);
        if (!waiting) {
            waiting = true;
            if (!reading) {
                channel.eventLoop().execute(this::flush);
            }
        }
        return written;
    }

    private void flush() {
        if (waiting) {
            waiting = false;
            channel.flush();
        }
    }
}
