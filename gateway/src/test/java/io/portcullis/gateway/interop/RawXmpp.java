package io.portcullis.gateway.interop;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;

/// An XMPP client as an attacker has one: it says whatever it is told to, byte by byte, over a blocking socket.
final class RawXmpp implements AutoCloseable {
    private static final int ANSWER_MILLIS = 10_000;

    private Socket socket;
    private final StringBuilder unread = new StringBuilder();

    private RawXmpp(Socket socket) throws IOException {
        this.socket = socket;
        socket.setSoTimeout(ANSWER_MILLIS);
    }

    /// A stream without TLS yet.
    static RawXmpp plain(int port) throws IOException {
        return new RawXmpp(new Socket(InetAddress.getLoopbackAddress(), port));
    }

    /// A stream without TLS yet, on a connection that is open already.
    static RawXmpp on(Socket socket) throws IOException {
        return new RawXmpp(socket);
    }

    /// A stream secured by STARTTLS; features not yet read.
    static RawXmpp startTls(int port, String protocol) throws IOException {
        return startTls(plain(port), protocol);
    }

    /// The same on a stream without TLS yet.
    static RawXmpp startTls(RawXmpp client, String protocol) throws IOException {
        client.openStream();
        client.readTo("</stream:features>");
        client.write("<starttls xmlns='urn:ietf:params:xml:ns:xmpp-tls'/>");
        client.readTo("<proceed xmlns='urn:ietf:params:xml:ns:xmpp-tls'/>");
        client.secure(protocol);
        return client;
    }

    /// A stream over TLS from the first byte.
    static RawXmpp directTls(int port, String protocol) throws IOException {
        return directTls(plain(port), protocol);
    }

    /// The same on a stream without TLS yet.
    static RawXmpp directTls(RawXmpp client, String protocol) throws IOException {
        client.secure(protocol);
        return client;
    }

    /// A stream over TLS that is signed in and bound.
    static RawXmpp bound(StartedServer server, String user, String password) throws IOException {
        RawXmpp stream = startTls(server.xmppPort, "TLSv1.3");
        stream.openStream();
        stream.mechanisms();
        String last = new RawSasl(stream, "SCRAM-SHA-256").signIn(user, password);
        if (!last.startsWith("<success")) {
            throw new IOException(user + " is not signed in: " + last);
        }
        stream.openStream();
        stream.readTo("</stream:features>");
        stream.write("<iq type='set' id='b'><bind xmlns='urn:ietf:params:xml:ns:xmpp-bind'/></iq>");
        String answer = stream.readElement("iq");
        if (!answer.contains("result")) {
            throw new IOException(user + " is not bound: " + answer);
        }
        return stream;
    }

    private void secure(String protocol) throws IOException {
        SSLSocket secured = (SSLSocket) trustAll().getSocketFactory().createSocket(socket, "localhost",
                socket.getPort(), true);
        secured.setEnabledProtocols(new String[] {protocol});
        secured.startHandshake();
        secured.setSoTimeout(ANSWER_MILLIS);
        socket = secured;
    }

    SSLSocket tls() {
        return (SSLSocket) socket;
    }

    void openStream() throws IOException {
        write("<?xml version='1.0'?><stream:stream to='" + StartedServer.DOMAIN
                + "' version='1.0' xmlns='jabber:client' xmlns:stream='http://etherx.jabber.org/streams'>");
    }

    /// The mechanisms of RFC 6120 in the features that come next.
    List<String> mechanisms() throws IOException {
        return mechanisms(RawSasl.Profile.CORE);
    }

    /// The mechanisms that the features that come next offer in that framing.
    List<String> mechanisms(RawSasl.Profile profile) throws IOException {
        return profile.mechanisms(readTo("</stream:features>"));
    }

    void write(String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
        socket.getOutputStream().flush();
    }

    /// Reads until `end` has come, and returns all up to and with it.
    String readTo(String end) throws IOException {
        byte[] buffer = new byte[4096];
        InputStream in = socket.getInputStream();
        while (unread.indexOf(end) < 0) {
            int count = in.read(buffer);
            if (count < 0) {
                throw new IOException("the server closed the connection; before that: " + unread);
            }
            unread.append(new String(buffer, 0, count, StandardCharsets.UTF_8));
        }
        String read = unread.substring(0, unread.indexOf(end) + end.length());
        unread.delete(0, read.length());
        return read;
    }

    /// Reads one whole top-level element of one of the names, by its end tag or as an empty element.
    String readElement(String... names) throws IOException {
        byte[] buffer = new byte[4096];
        Pattern whole = Pattern.compile("<(" + String.join("|", names) + ")\\b(?:[^>]*/>|.*?</\\1>)", Pattern.DOTALL);
        while (true) {
            Matcher matcher = whole.matcher(unread);
            if (matcher.find()) {
                String element = matcher.group();
                unread.delete(0, matcher.end());
                return element;
            }
            int count = socket.getInputStream().read(buffer);
            if (count < 0) {
                throw new IOException("the server closed the connection; before that: " + unread);
            }
            unread.append(new String(buffer, 0, count, StandardCharsets.UTF_8));
        }
    }

    /// Reads until the server closes the connection, at most `millis`, and returns what came; throws when it stays open.
    String readToEnd(int millis) throws IOException {
        socket.setSoTimeout(millis);
        byte[] buffer = new byte[4096];
        try {
            for (int count = 0; count >= 0; count = socket.getInputStream().read(buffer)) {
                unread.append(new String(buffer, 0, count, StandardCharsets.UTF_8));
            }
        } catch (SocketTimeoutException open) {
            throw new IOException("still open after " + millis + " ms; it said: " + unread, open);
        }
        return unread.toString();
    }

    private static SSLContext trustAll() throws IOException {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {new TrustAll()}, new SecureRandom());
            return context;
        } catch (GeneralSecurityException e) {
            throw new IOException(e);
        }
    }

    private static final class TrustAll implements X509TrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
