package io.portcullis.gateway.sip.transport;

import io.netty.channel.Channel;
import io.portcullis.gateway.sip.session.PhoneLocation;
import io.portcullis.gateway.sip.session.SipTransport;
import io.portcullis.protocol.sip.codec.SipDatagramDecoder;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/// The UDP sockets of the server: one a loop where the system shares a port among sockets. Each loop sends by its own.
public final class Datagrams {
    private final List<DatagramHandler> handlers = new CopyOnWriteArrayList<>();
    private final SipDatagramDecoder decoder;
    private final LocalAddresses addresses;
    private final DatagramGate gate;
    private final Streams streams;
    private final Received received;

    public Datagrams(SipDatagramDecoder decoder, LocalAddresses addresses, DatagramGate gate, Streams streams,
            Received received) {
        this.decoder = decoder;
        this.addresses = addresses;
        this.gate = gate;
        this.streams = streams;
        this.received = received;
    }

    DatagramGate gate() {
        return gate;
    }

    /// Installs the pipeline of one socket.
    public void install(Channel channel) {
        DatagramHandler handler = new DatagramHandler(channel, this, decoder, received);
        channel.pipeline().addLast("sip", handler);
        handlers.add(handler);
    }

    /// Whether UDP is served at all.
    public boolean open() {
        return !handlers.isEmpty();
    }

    /// The way to a peer.
    public Flow flow(InetSocketAddress remote) {
        return new DatagramFlow(this, remote);
    }

    private DatagramHandler mine() {
        for (DatagramHandler handler : handlers) {
            if (handler.onItsLoop()) {
                return handler;
            }
        }
        return handlers.getFirst();
    }

    private record DatagramFlow(Datagrams sockets, InetSocketAddress remote) implements Flow {
        @Override
        public SipTransport transport() {
            return SipTransport.UDP;
        }

        @Override
        public InetSocketAddress local() {
            return sockets.addresses.towards(remote.getAddress(), sockets.mine().bound());
        }

        @Override
        public long connection() {
            return PhoneLocation.NO_CONNECTION;
        }

        @Override
        public boolean open() {
            return sockets.open();
        }

        @Override
        public void send(byte[] message, Runnable failed) {
            if (sockets.open()) {
                sockets.mine().output().datagram(message, remote);
            } else {
                failed.run();
            }
        }

        @Override
        public Flow onPort(int port) {
            return new DatagramFlow(sockets, new InetSocketAddress(remote.getAddress(), port));
        }

        @Override
        public Optional<Flow> overTcp() {
            return sockets.streams.connectUnlessRefused(remote);
        }

        @Override
        public void close() {
            // UDP has no connections.
        }
    }
}
