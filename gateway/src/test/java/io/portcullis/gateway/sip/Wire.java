package io.portcullis.gateway.sip;

import io.portcullis.gateway.FreePorts;
import io.portcullis.protocol.sip.SipLimits;
import io.portcullis.protocol.sip.SipMessage;
import io.portcullis.protocol.sip.SipParse;
import io.portcullis.protocol.sip.SipParser;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/// A raw way to the server, blocking.
interface Wire extends AutoCloseable {
    SipParser PARSER = new SipParser(SipLimits.DEFAULT);

    String transport();

    int port();

    /// Its own address as a URI has it.
    String host();

    void send(String text);

    /// The next message, or nothing within so many milliseconds.
    Optional<SipMessage> receive(int milliseconds);

    @Override
    void close();

    private static Optional<SipMessage> parse(byte[] bytes) {
        return switch (PARSER.parse(bytes)) {
            case SipParse.Parsed(SipMessage message) -> Optional.of(message);
            case SipParse.Rejected rejected -> throw new AssertionError("the server sent nonsense: " + rejected.why()
                    + "\n" + new String(bytes, StandardCharsets.UTF_8));
        };
    }

    /// Both ends on one address. Nobody listens over TCP on its port unless the test does.
    static Wire udp(InetAddress address, int serverPort) {
        return new Udp(address, serverPort);
    }

    private static String host(InetAddress address) {
        return address instanceof Inet6Address ? "[" + address.getHostAddress() + "]" : address.getHostAddress();
    }

    static Wire stream(String transport, Socket socket) {
        return new Stream(transport, socket);
    }

    final class Udp implements Wire {
        private final DatagramSocket socket;
        private final InetSocketAddress server;

        Udp(InetAddress address, int serverPort) {
            try {
                server = new InetSocketAddress(address, serverPort);
                socket = new DatagramSocket(FreePorts.next(), address);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public String transport() {
            return "UDP";
        }

        @Override
        public int port() {
            return socket.getLocalPort();
        }

        @Override
        public String host() {
            return Wire.host(socket.getLocalAddress());
        }

        @Override
        public void send(String text) {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            try {
                socket.send(new DatagramPacket(bytes, bytes.length, server));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public Optional<SipMessage> receive(int milliseconds) {
            DatagramPacket packet = new DatagramPacket(new byte[65_535], 65_535);
            try {
                socket.setSoTimeout(milliseconds);
                socket.receive(packet);
                return parse(Arrays.copyOf(packet.getData(), packet.getLength()));
            } catch (SocketTimeoutException nothing) {
                return Optional.empty();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void close() {
            socket.close();
        }
    }

    final class Stream implements Wire {
        private final String transport;
        private final Socket socket;

        Stream(String transport, Socket socket) {
            this.transport = transport;
            this.socket = socket;
        }

        @Override
        public String transport() {
            return transport;
        }

        @Override
        public int port() {
            return socket.getLocalPort();
        }

        @Override
        public String host() {
            return Wire.host(socket.getLocalAddress());
        }

        @Override
        public void send(String text) {
            try {
                socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
                socket.getOutputStream().flush();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public Optional<SipMessage> receive(int milliseconds) {
            try {
                socket.setSoTimeout(milliseconds);
                return read(socket.getInputStream());
            } catch (SocketTimeoutException nothing) {
                return Optional.empty();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static Optional<SipMessage> read(InputStream in) throws IOException {
            ByteArrayOutputStream message = new ByteArrayOutputStream();
            while (!message.toString(StandardCharsets.UTF_8).endsWith("\r\n\r\n")) {
                int b = in.read();
                if (b < 0) {
                    return Optional.empty();
                }
                message.write(b);
            }
            String text = message.toString(StandardCharsets.UTF_8);
            int at = text.indexOf("Content-Length:");
            int length = at < 0 ? 0 : Integer.parseInt(text.substring(at + 15, text.indexOf('\r', at)).strip());
            message.write(in.readNBytes(length));
            return parse(message.toByteArray());
        }

        @Override
        public void close() {
            try {
                socket.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
