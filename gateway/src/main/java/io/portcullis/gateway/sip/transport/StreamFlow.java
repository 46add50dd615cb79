package io.portcullis.gateway.sip.transport;

import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.portcullis.gateway.net.ClientAddress;
import io.portcullis.gateway.sip.session.SipTransport;
import java.net.InetSocketAddress;
import java.util.function.Consumer;

/// One TCP or TLS connection.
final class StreamFlow implements Flow {
    /// A peer that leaves more than this unread is cut off.
    private static final long MOST_UNREAD = 1 << 20;

    private final Ends ends;
    private final Channel channel;
    private final ChannelFuture connected;
    private final Consumer<StreamFlow> proven;
    private final Output output;

    /// What it is between.
    ///
    /// @param connection its number
    record Ends(SipTransport transport, InetSocketAddress remote, long connection) {}

    /// @param proven told when somebody signs in on it
    StreamFlow(Ends ends, Channel channel, ChannelFuture connected, Consumer<StreamFlow> proven) {
        this.ends = ends;
        this.channel = channel;
        this.connected = connected;
        this.proven = proven;
        output = new Output(channel);
    }

    @Override
    public void signedIn() {
        proven.accept(this);
    }

    Output output() {
        return output;
    }

    @Override
    public SipTransport transport() {
        return ends.transport();
    }

    @Override
    public InetSocketAddress remote() {
        return ends.remote();
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
        return ends.connection();
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
