package io.portcullis.load.xmpp;

import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.ByteBufUtil;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.handler.ssl.SslContext;
import io.portcullis.load.Accounts.Login;
import io.portcullis.load.Network;
import io.portcullis.load.Target;
import io.portcullis.protocol.xml.XmlElement;
import io.portcullis.protocol.xmpp.Namespaces;
import java.net.InetAddress;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One signed-in XMPP stream. Everything happens on the [Network]'s loop, so fields are plain.
public final class XmppClient {
    private final Login login;
    private final Options options;
    private final Listener listener;
    private @Nullable Channel channel;
    private long received;
    private long sent;
    private long acknowledged;
    private boolean acknowledging;

    /// How to sign in.
    ///
    /// @param directTls       TLS from the first byte, else STARTTLS
    /// @param mechanism       the SASL mechanism: `PLAIN`, or a `SCRAM-` one without `-PLUS`
    /// @param resource        the resource to bind
    /// @param acknowledgements whether to enable XEP-0198
    /// @param sasl2           whether all that is asked for in one element: XEP-0388, with XEP-0386
    /// @param tokens          where tokens of XEP-0484 are kept that sign in instead, over `sasl2`
    public record Options(boolean directTls, String mechanism, String resource, boolean acknowledgements,
            boolean sasl2, Optional<Tokens> tokens) {}

    /// What the load wants to hear.
    public interface Listener {
        /// Signed in, bound, and present.
        void ready(XmppClient client);

        /// A message, presence or iq from the server.
        default void stanza(XmppClient client, XmlElement stanza) {}

        /// The server has acknowledged the first `count` stanzas sent since [#ready]. XEP-0198.
        default void acknowledged(XmppClient client, long count) {}

        /// The stream has ended, whoever ended it; said once.
        void closed(XmppClient client, String reason);
    }

    private XmppClient(Login login, Options options, Listener listener) {
        this.login = login;
        this.options = options;
        this.listener = listener;
    }

    /// Starts to connect; the listener hears the rest.
    public static XmppClient connect(Network network, Target target, SslContext tls, Login login, Options options,
            Listener listener) {
        return connect(network, target, tls, login, options, listener, Optional.empty());
    }

    /// The same from an address of this machine.
    public static XmppClient connect(Network network, Target target, SslContext tls, Login login, Options options,
            Listener listener, Optional<InetAddress> source) {
        XmppClient client = new XmppClient(login, options, listener);
        Bootstrap bootstrap = new Bootstrap().group(network.loop()).channel(network.stream())
                .option(ChannelOption.TCP_NODELAY, true)
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, 20_000).handler(new ChannelInitializer<Channel>() {
                    @Override
                    protected void initChannel(Channel channel) {
                        channel.pipeline().addLast(new SignIn(client, target, tls));
                    }
                });
        source.ifPresent(address -> bootstrap.localAddress(address, 0));
        bootstrap.connect(target.address()).addListener(connected -> {
            if (!connected.isSuccess()) {
                listener.closed(client, "connect: " + connected.cause());
            }
        });
        return client;
    }

    public Login login() {
        return login;
    }

    /// Whether its stream is open.
    public boolean connected() {
        return channel != null;
    }

    Options options() {
        return options;
    }

    /// Sends one stanza, counted for XEP-0198; call [#flush] after the last one.
    public void send(String stanza) {
        sent++;
        write(stanza);
    }

    /// Asks the server which stanzas it has taken over.
    public void requestAcknowledgement() {
        write("<r xmlns='" + Namespaces.SM3 + "'/>");
    }

    public void flush() {
        open().flush();
    }

    /// Ends the stream and the connection.
    public void close() {
        Channel open = channel;
        if (open != null) {
            write("</stream:stream>");
            open.flush();
            var _ = open.close();
        }
    }

    /// Drops the connection without a word, as a phone out of reach does.
    public void drop() {
        Channel open = channel;
        if (open != null) {
            var _ = open.close();
        }
    }

    /// Stanzas sent that the server has not acknowledged.
    public long unacknowledged() {
        return sent - acknowledged;
    }

    private Channel open() {
        Channel open = channel;
        if (open == null) {
            throw new IllegalStateException("not connected");
        }
        return open;
    }

    void write(String xml) {
        Channel open = open();
        var _ = open.write(ByteBufUtil.writeUtf8(open.alloc(), xml), open.voidPromise());
    }

    void opened(Channel open) {
        channel = open;
    }

    void acknowledging() {
        acknowledging = true;
        received = 0;
        sent = 1; // the presence that followed
    }

    void ready() {
        listener.ready(this);
    }

    void closed(String reason) {
        if (channel != null) {
            channel = null;
            listener.closed(this, reason);
        }
    }

    /// Takes one top-level element after sign-in.
    void take(XmlElement element) {
        if (!element.namespace().equals(Namespaces.SM3)) {
            received++;
            listener.stanza(this, element);
        } else if (element.name().equals("r") && acknowledging) {
            write("<a xmlns='" + Namespaces.SM3 + "' h='" + received + "'/>");
        } else if (element.name().equals("a")) {
            acknowledged = element.attribute("h").map(Long::parseLong).orElseThrow();
            listener.acknowledged(this, acknowledged);
        }
    }
}
