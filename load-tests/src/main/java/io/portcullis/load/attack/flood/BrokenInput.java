package io.portcullis.load.attack.flood;

import io.portcullis.load.attack.client.Sources;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/// `handshakes`: 1,000 TLS handshakes at the pages, as many at XMPP and SIP over TLS, that break; and 1,000 hostile requests of SIP
/// over UDP, as many over TCP. From 200 networks.
public record BrokenInput() implements Flood {
    private static final int NETWORKS = 200;
    private static final int COUNT = 1000;
    private static final int TIMEOUT_MILLIS = 1000;
    private static final int LONGEST_ANSWER = 4096;

    /// One connection, or one datagram, of a number.
    private interface Blow {
        void strike(int number, InetAddress source) throws IOException;
    }

    @Override
    public Findings run(Scene scene) {
        Counts counts = new Counts();
        List<InetAddress> sources = Sources.networks(70, NETWORKS);
        List<byte[]> handshakes = HostileInput.handshakes();
        InetSocketAddress sip = scene.server().sip().address();
        List<Blow> blows = List.of(tls(scene.server().pages(), handshakes), tls(scene.server().xmppTls(), handshakes),
                tls(scene.server().sipTls(), handshakes), (number, source) -> tcp(sip, number, source),
                (number, source) -> udp(sip, number, source));
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < COUNT; i++) {
                long next = Pause.after(Duration.ofMillis(scene.size(10, 6)));
                int number = i;
                InetAddress source = sources.get(i % NETWORKS);
                blows.forEach(blow -> threads.execute(() -> strike(blow, number, source, counts)));
                Pause.until(next);
            }
        }
        return new Findings(List.of("broken inputs: " + counts), List.of());
    }

    private static void strike(Blow blow, int number, InetAddress source, Counts counts) {
        try {
            blow.strike(number, source);
            counts.add("sent");
        } catch (IOException e) {
            counts.add("could not be sent: " + e.getMessage());
        }
    }

    private static Blow tls(InetSocketAddress address, List<byte[]> handshakes) {
        return (number, source) -> send(address, source, handshakes.get(number % handshakes.size()));
    }

    private static void tcp(InetSocketAddress sip, int number, InetAddress source) throws IOException {
        List<byte[]> requests = HostileInput.requests("TCP", source.getHostAddress(), "t" + number);
        send(sip, source, requests.get(number % requests.size()));
    }

    /// Sends, then waits until the other side closes, for a second at most.
    private static void send(InetSocketAddress address, InetAddress source, byte[] bytes) throws IOException {
        try (Socket socket = new Socket()) {
            socket.bind(new InetSocketAddress(source, 0));
            socket.connect(address, (int) TimeUnit.SECONDS.toMillis(10));
            socket.setSoTimeout(TIMEOUT_MILLIS);
            socket.getOutputStream().write(bytes);
            awaitEnd(socket);
        }
    }

    /// A reset, or silence for a second, is an end too.
    private static void awaitEnd(Socket socket) {
        try {
            var _ = socket.getInputStream().readNBytes(LONGEST_ANSWER);
        } catch (IOException reset) {
            return;
        }
    }

    private static void udp(InetSocketAddress sip, int number, InetAddress source) throws IOException {
        try (DatagramSocket socket = new DatagramSocket(new InetSocketAddress(source, 0))) {
            List<byte[]> requests = HostileInput.requests("UDP", source.getHostAddress() + ":" + socket.getLocalPort(),
                    "u" + number);
            byte[] bytes = requests.get(number % requests.size());
            socket.send(new DatagramPacket(bytes, bytes.length, sip));
        }
    }
}
