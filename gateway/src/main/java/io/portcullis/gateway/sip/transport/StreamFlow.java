package io.portcullis.gateway.sip.transport;

import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.portcullis.gateway.net.ClientAddress;
import io.portcullis.gateway.sip.session.SipTransport;
import java.net.InetSocketAddress;

/// One TCP or TLS connection.
final class StreamFlow implements Flow {
    /// A peer that leaves more than this unread is cut off.
    private static final long MOST_UNREAD = 1 << 20;

    private final SipTransport transport;
    private final Channel channel;
    private final ChannelFuture connected;
    private final InetSocketAddress remote;
    private final long connection;
    private final Output output;

    StreamFlow(SipTransport transport, Channel channel, ChannelFuture connected, InetSocketAddress remote,
            long connection) {
        this.transport = transport;
        this.channel = channel;
        this.connected = connected;
        this.remote = remote;
        this.connection = connection;
        output = new Output(channel);
    }

    Output output() {
        return output;
    }

    @Override
    public SipTransport transport() {
        return transport;
    }

    @Override
    public InetSocketAddress remote() {
        return remote;
    }

    @Override
    public InetSocketAddress local() {
        return ClientAddress.server(channel).orElseGet(() -> new InetSocketAddress(0));
    }

    @Override
    public boolean proxied() {
        return ClientAddress.proxied(channel);
    }

    @Override
    public long connection() {
        return connection;
    }

    @Override
    public boolean open() {
        return channel.isOpen();
    }

    @Override
    public void send(byte[] message, Runnable failed) {
        if (connected.isSuccess()) {
            write(message, failed);
        } else {
            connected.addListener(done -> {
                if (done.isSuccess()) {
                    write(message, failed);
                } else {
                    failed.run();
                }
            });
        }
    }

    private void write(byte[] message, Runnable failed) {
        if (channel.bytesBeforeWritable() > MOST_UNREAD) {
            close();
        }
        output.stream(message).addListener(written -> {
            if (!written.isSuccess()) {
                failed.run();
            }
        });
    }

    @Override
    public Flow onPort(int port) {
        return this;
    }

    @Override
    public void close() {
        var _ = channel.close();
    }
}
