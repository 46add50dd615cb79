package io.portcullis.gateway.interop;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/// Connections from many addresses of loopback that say nothing, each of which is made anew as soon as it is closed.
final class Flood implements AutoCloseable {
    private static final int ADDRESSES = 200;

    private final AtomicBoolean over = new AtomicBoolean();
    private final AtomicInteger made = new AtomicInteger();
    private final List<SocketChannel> open = new ArrayList<>();
    private final Thread thread;

    private Flood(int port, int number) {
        thread = Thread.ofPlatform().start(() -> renew(port, number));
    }

    /// Returns when all of them have been made once.
    static Flood of(int port, int number) {
        Flood flood = new Flood(port, number);
        while (flood.made.get() < number) {
            LockSupport.parkNanos(1_000_000);
        }
        return flood;
    }

    /// How many were made again after they were closed.
    int renewed() {
        return made.get() - open.size();
    }

    private void renew(int port, int number) {
        for (int i = 0; i < number; i++) {
            open.add(connect(port));
        }
        ByteBuffer nothing = ByteBuffer.allocate(64);
        while (!over.get()) {
            for (int i = 0; i < number; i++) {
                if (closed(open.get(i), nothing.clear())) {
                    open.set(i, connect(port));
                }
            }
            LockSupport.parkNanos(20_000_000);
        }
    }

    private SocketChannel connect(int port) {
        int number = made.get();
        try {
            SocketChannel channel = SocketChannel.open();
            channel.bind(new InetSocketAddress(
                    InetAddress.ofLiteral("127.9." + number % ADDRESSES + ".1"), 0));
            channel.connect(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port));
            channel.configureBlocking(false);
            made.incrementAndGet();
            return channel;
        } catch (IOException e) {
            throw new IllegalStateException("a flood ends where sockets do", e);
        }
    }

    private static boolean closed(SocketChannel channel, ByteBuffer into) {
        try {
            if (channel.read(into) >= 0) {
                return false;
            }
            channel.close();
            return true;
        } catch (IOException reset) {
            return true;
        }
    }

    @Override
    public void close() throws IOException {
        over.set(true);
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        for (SocketChannel channel : open) {
            channel.close();
        }
    }
}
