package io.portcullis.gateway.interop;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.util.Arrays;

/// A name server that knows one thing: every name has the address 127.0.0.1, and nothing else. For clients that ask a name
/// server even for `localhost`.
final class LoopbackDns implements AutoCloseable {
    private static final int HEADER = 12;
    private static final short ADDRESS = 1;
    private static final short ANSWER = (short) 0x8180;

    private final DatagramSocket socket;

    LoopbackDns() {
        try {
            socket = new DatagramSocket(0, InetAddress.getLoopbackAddress());
        } catch (SocketException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::serve);
    }

    int port() {
        return socket.getLocalPort();
    }

    private void serve() {
        byte[] buffer = new byte[512];
        while (!socket.isClosed()) {
            DatagramPacket query = new DatagramPacket(buffer, buffer.length);
            try {
                socket.receive(query);
                byte[] answer = answer(Arrays.copyOf(buffer, query.getLength()));
                socket.send(new DatagramPacket(answer, answer.length, query.getSocketAddress()));
            } catch (IOException closed) {
                return;
            }
        }
    }

    /// RFC 1035 section 4: the question again, and for one of type A an answer that points at its name.
    private static byte[] answer(byte[] query) {
        int end = HEADER;
        while (query[end] != 0) {
            end += query[end] + 1;
        }
        int type = ByteBuffer.wrap(query).getShort(end + 1);
        boolean known = type == ADDRESS;
        ByteBuffer answer = ByteBuffer.allocate(end + 5 + 16).put(query, 0, end + 5);
        answer.putShort(2, ANSWER).putShort(6, (short) (known ? 1 : 0)).putShort(8, (short) 0).putShort(10, (short) 0);
        if (known) {
            answer.putShort((short) 0xC00C).putShort(ADDRESS).putShort((short) 1).putInt(60).putShort((short) 4)
                    .put(InetAddress.ofLiteral("127.0.0.1").getAddress());
        }
        return Arrays.copyOf(answer.array(), answer.position());
    }

    @Override
    public void close() {
        socket.close();
    }
}
