package io.portcullis.gateway.interop;

import java.io.IOException;
import java.io.InputStream;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.function.BooleanSupplier;

/// A SIP client as an attacker has one, over UDP, TCP or TLS: requests with or without credentials of any algorithm.
final class RawSip implements AutoCloseable {
    private static final int ANSWER_MILLIS = 10_000;

    private final Link link;
    private final String transport;
    private String text = "hello";

    /// One way to the server.
    private interface Link extends AutoCloseable {
        void send(String message) throws IOException;

        String receive() throws IOException;

        int localPort();

        @Override
        void close() throws IOException;
    }

    private RawSip(Link link, String transport) {
        this.link = link;
        this.transport = transport;
    }

    static RawSip open(String transport, StartedServer server) throws IOException {
        return new RawSip(switch (transport) {
            case "UDP" -> new Datagrams(server.sipPort);
            case "TCP" -> new Bytes(new Socket(InetAddress.getLoopbackAddress(), server.sipPort));
            case "TLS" -> {
                RawXmpp tls = RawXmpp.directTls(server.sipTlsPort, "TLSv1.3");
                yield new Bytes(tls.tls());
            }
            default -> throw new IllegalArgumentException(transport);
        }, transport);
    }

    /// A phone on a connection that is open already.
    static RawSip on(Socket socket, String transport) throws IOException {
        return new RawSip(new Bytes(socket), transport);
    }

    /// What its messages say from now on; ASCII.
    RawSip writing(String body) {
        text = body;
        return this;
    }

    int localPort() {
        return link.localPort();
    }

    /// Sends the request without credentials, answers a challenge of the algorithm, or one made up where the server
    /// offers none, and returns the last answer whole.
    String request(String method, String from, String to, String password, String algorithm) throws IOException {
        String callId = UUID.randomUUID().toString();
        String uri = method.equals("REGISTER") ? "sip:localhost" : "sip:" + to + "@localhost";
        String first = exchange(method, uri, from, to, callId, 1, "");
        if (!first.startsWith("SIP/2.0 401") && !first.startsWith("SIP/2.0 407")) {
            return first;
        }
        acknowledge(method, uri, first);
        String challenge = challenge(first, algorithm);
        String name = first.startsWith("SIP/2.0 401") ? "Authorization" : "Proxy-Authorization";
        String answer = exchange(method, uri, from, to, callId, 2,
                name + ": " + digest(challenge, algorithm, from, password, method, uri) + "\r\n");
        if (!answer.startsWith("SIP/2.0 2")) {
            acknowledge(method, uri, answer);
        }
        return answer;
    }

    private String exchange(String method, String uri, String from, String to, String callId, int sequence,
            String credentials) throws IOException {
        String body = method.equals("MESSAGE") ? text : "";
        link.send(method + " " + uri + " SIP/2.0\r\nVia: SIP/2.0/" + transport + " 127.0.0.1:" + link.localPort()
                + ";branch=z9hG4bK" + UUID.randomUUID() + ";rport\r\nMax-Forwards: 70\r\nFrom: <sip:" + from
                + "@localhost>;tag=" + callId.substring(0, 8) + "\r\nTo: <sip:" + to + "@localhost>\r\nCall-ID: "
                + callId + "\r\nCSeq: " + sequence + " " + method + "\r\nContact: <sip:" + from + "@127.0.0.1:"
                + link.localPort() + ";transport=" + transport.toLowerCase(java.util.Locale.ROOT) + ">\r\n"
                + (method.equals("SUBSCRIBE") || method.equals("PUBLISH") ? "Event: presence\r\n" : "")
                + (method.equals("REFER") ? "Refer-To: <sip:bob@localhost>\r\n" : "") + credentials
                + (body.isEmpty() ? "" : "Content-Type: text/plain\r\n") + "Content-Length: " + body.length()
                + "\r\n\r\n" + body);
        String answer = link.receive();
        while (answer.startsWith("SIP/2.0 1") || !answer.contains("CSeq: " + sequence + " " + method)) {
            answer = link.receive();
        }
        return answer;
    }

    /// The next message that the server sends by itself, whole.
    String receive() throws IOException {
        return link.receive();
    }

    /// Answers a request with a status.
    void answer(String request, String status) throws IOException {
        StringBuilder answer = new StringBuilder("SIP/2.0 ").append(status).append("\r\n");
        request.lines().takeWhile(line -> !line.isEmpty())
                .filter(line -> line.matches("(Via|From|To|Call-ID|CSeq): .*"))
                .forEach(
                        line -> answer.append(line).append(line.startsWith("To: ") ? ";tag=phone" : "").append("\r\n"));
        link.send(answer + "Content-Length: 0\r\n\r\n");
    }

    private void acknowledge(String method, String uri, String answer) throws IOException {
        if (method.equals("INVITE")) {
            StringBuilder ack = new StringBuilder("ACK " + uri + " SIP/2.0\r\nMax-Forwards: 70\r\n");
            for (String name : List.of("Via", "From", "To", "Call-ID")) {
                ack.append(name).append(": ").append(header(answer, name)).append("\r\n");
            }
            link.send(ack + "CSeq: " + header(answer, "CSeq").split(" ", 2)[0] + " ACK\r\nContent-Length: 0\r\n\r\n");
        }
    }

    private static String challenge(String answer, String algorithm) {
        return answer.lines()
                .filter(line -> line.matches("(?i)(WWW|Proxy)-Authenticate:.*algorithm=\"?" + algorithm + "\\b(?!-).*"))
                .findFirst()
                .orElseGet(() -> answer.lines().filter(line -> line.matches("(?i)(WWW|Proxy)-Authenticate:.*"))
                        .findFirst().orElseThrow());
    }

    private static String digest(String challenge, String algorithm, String user, String password, String method,
            String uri) throws IOException {
        String realm = parameter(challenge, "realm");
        String nonce = parameter(challenge, "nonce");
        String ha1 = hash(algorithm, user + ":" + realm + ":" + password);
        String ha2 = hash(algorithm, method + ":" + uri);
        String response = hash(algorithm, ha1 + ":" + nonce + ":00000001:c1:auth:" + ha2);
        return "Digest username=\"" + user + "\", realm=\"" + realm + "\", nonce=\"" + nonce + "\", uri=\"" + uri
                + "\", response=\"" + response + "\", algorithm=" + algorithm
                + ", cnonce=\"c1\", nc=00000001, qop=auth";
    }

    private static String hash(String algorithm, String text) throws IOException {
        try {
            String name = algorithm.equals("SHA-512-256") ? "SHA-512/256" : algorithm;
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance(name).digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IOException(e);
        }
    }

    private static String parameter(String challenge, String name) {
        int start = challenge.indexOf(name + "=\"") + name.length() + 2;
        return challenge.substring(start, challenge.indexOf('"', start));
    }

    static String header(String message, String name) {
        return message.lines().filter(line -> line.startsWith(name + ": ")).findFirst()
                .map(line -> line.substring(name.length() + 2)).orElseThrow();
    }

    private record Datagrams(DatagramSocket socket, int port) implements Link {
        Datagrams(int port) throws IOException {
            this(new DatagramSocket(0, InetAddress.getLoopbackAddress()), port);
            socket.setSoTimeout(ANSWER_MILLIS);
        }

        @Override
        public void send(String message) throws IOException {
            byte[] bytes = message.getBytes(StandardCharsets.UTF_8);
            socket.send(new DatagramPacket(bytes, bytes.length, InetAddress.getLoopbackAddress(), port));
        }

        @Override
        public String receive() throws IOException {
            DatagramPacket packet = new DatagramPacket(new byte[65_535], 65_535);
            socket.receive(packet);
            return new String(packet.getData(), 0, packet.getLength(), StandardCharsets.UTF_8);
        }

        @Override
        public int localPort() {
            return socket.getLocalPort();
        }

        @Override
        public void close() {
            socket.close();
        }
    }

    private static final class Bytes implements Link {
        private final Socket socket;
        private final StringBuilder unread = new StringBuilder();

        Bytes(Socket socket) throws IOException {
            this.socket = socket;
            socket.setSoTimeout(ANSWER_MILLIS);
        }

        @Override
        public void send(String message) throws IOException {
            socket.getOutputStream().write(message.getBytes(StandardCharsets.UTF_8));
            socket.getOutputStream().flush();
        }

        @Override
        public String receive() throws IOException {
            readUntil(() -> unread.indexOf("\r\n\r\n") >= 0);
            int body = unread.indexOf("\r\n\r\n") + 4;
            int end = body + Integer.parseInt(header(unread.substring(0, body), "Content-Length"));
            readUntil(() -> unread.length() >= end);
            String message = unread.substring(0, end);
            unread.delete(0, end);
            return message;
        }

        private void readUntil(BooleanSupplier enough) throws IOException {
            byte[] buffer = new byte[4096];
            InputStream in = socket.getInputStream();
            while (!enough.getAsBoolean()) {
                int count = in.read(buffer);
                if (count < 0) {
                    throw new IOException("the server closed the connection");
                }
                unread.append(new String(buffer, 0, count, StandardCharsets.UTF_8));
            }
        }

        @Override
        public int localPort() {
            return socket.getLocalPort();
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }

    @Override
    public void close() throws IOException {
        link.close();
    }
}
