package io.portcullis.gateway.xmpp.transcript;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.netty.handler.ssl.util.InsecureTrustManagerFactory;
import io.portcullis.protocol.sasl.ChannelBinding;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/// A blocking client over a socket, with the JDK's TLS.
final class SocketClient implements AutoCloseable {
    private static final String STREAM = "<stream:stream xmlns='jabber:client'"
            + " xmlns:stream='http://etherx.jabber.org/streams' version='1.0' to='example.org'>";
    private static final String SASL = " xmlns='urn:ietf:params:xml:ns:xmpp-sasl'";

    private final StringBuilder unread = new StringBuilder();
    private Socket socket;

    SocketClient(int port) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(10_000);
        socket.setTcpNoDelay(true);
    }

    void send(String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(UTF_8));
        socket.getOutputStream().flush();
    }

    /// Reads until the text matches, and drops what was read up to there.
    Matcher await(String regex) throws IOException {
        Pattern pattern = Pattern.compile(regex, Pattern.DOTALL);
        byte[] buffer = new byte[4_096];
        while (true) {
            Matcher matcher = pattern.matcher(unread.toString());
            if (matcher.find()) {
                unread.delete(0, matcher.end());
                return matcher;
            }
            int read = socket.getInputStream().read(buffer);
            if (read < 0) {
                throw new IOException("closed, still waiting for " + regex + " in: " + unread);
            }
            unread.append(new String(buffer, 0, read, UTF_8));
        }
    }

    /// Reads until the server closes.
    void awaitEnd() throws IOException {
        while (socket.getInputStream().read() >= 0) {
            // What comes is not looked at.
        }
    }

    /// STARTTLS, and a stream after it.
    private byte[] openSecured() throws IOException, GeneralSecurityException {
        send(STREAM);
        await("</stream:features>");
        send("<starttls xmlns='urn:ietf:params:xml:ns:xmpp-tls'/>");
        await("<proceed[^>]*>");
        byte[] binding = secure();
        send(STREAM);
        await("</stream:features>");
        return binding;
    }

    /// SASL2, by SCRAM-SHA-256-PLUS bound as in [#signIn].
    ///
    /// @param inline what is asked for along with it
    /// @return what success holds besides the server's proof
    String authenticate(String user, String inline) throws IOException, GeneralSecurityException {
        byte[] binding = openSecured();
        ClientSasl sasl = new ClientSasl();
        send("<authenticate xmlns='urn:xmpp:sasl:2' mechanism='SCRAM-SHA-256-PLUS'><initial-response>"
                + sasl.first("SHA-256", user, "p=" + ChannelBinding.TLS_EXPORTER, binding) + "</initial-response>"
                + inline + "</authenticate>");
        String challenge = await("<challenge[^>]*>([^<]*)</challenge>").group(1);
        send("<response xmlns='urn:xmpp:sasl:2'>" + sasl.last(challenge, TranscriptPlayer.PASSWORD) + "</response>");
        return await("<success[^>]*><additional-data>" + Pattern.quote(sasl.success())
                + "</additional-data>(.*?)</success>").group(1);
    }

    /// STARTTLS, SCRAM-SHA-256-PLUS bound by the JDK's own export of the keying material.
    void signIn(String user) throws IOException, GeneralSecurityException {
        byte[] binding = openSecured();
        ClientSasl sasl = new ClientSasl();
        send("<auth" + SASL + " mechanism='SCRAM-SHA-256-PLUS'>"
                + sasl.first("SHA-256", user, "p=" + ChannelBinding.TLS_EXPORTER, binding) + "</auth>");
        String challenge = await("<challenge[^>]*>([^<]*)</challenge>").group(1);
        send("<response" + SASL + ">" + sasl.last(challenge, TranscriptPlayer.PASSWORD) + "</response>");
        await("<success[^>]*>" + Pattern.quote(sasl.success()) + "</success>");
        send(STREAM);
        await("</stream:features>");
    }

    void bind(String resource) throws IOException {
        send("<iq type='set' id='b'><bind xmlns='urn:ietf:params:xml:ns:xmpp-bind'><resource>" + resource
                + "</resource></bind></iq>");
        await("<jid>[^<]*/" + resource + "</jid></bind></iq>");
    }

    private byte[] secure() throws IOException, GeneralSecurityException {
        SSLContext context = SSLContext.getInstance("TLSv1.3");
        context.init(null, InsecureTrustManagerFactory.INSTANCE.getTrustManagers(), null);
        SSLSocket secured = (SSLSocket) context.getSocketFactory().createSocket(socket, "example.org", socket.getPort(),
                true);
        secured.startHandshake();
        socket = secured;
        return ((ExtendedSSLSession) secured.getSession()).exportKeyingMaterialData("EXPORTER-Channel-Binding",
                new byte[0],
                32);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
