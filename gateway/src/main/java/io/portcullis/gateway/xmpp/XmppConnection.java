package io.portcullis.gateway.xmpp;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;
import io.portcullis.auth.account.AccountName;
import io.portcullis.gateway.net.ClientAddress;
import io.portcullis.gateway.net.Draining;
import io.portcullis.gateway.net.ServerTls;
import io.portcullis.gateway.route.Delivery;
import io.portcullis.gateway.xmpp.session.Effect;
import io.portcullis.gateway.xmpp.session.Input;
import io.portcullis.gateway.xmpp.session.Step;
import io.portcullis.protocol.xml.XmlElement;
import io.portcullis.protocol.xmpp.StreamEnd;
import io.portcullis.protocol.xmpp.StreamError;
import io.portcullis.protocol.xmpp.StreamEvent;
import io.portcullis.protocol.xmpp.codec.XmppDecoder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One connection: brings what the client sends to its session, and writes what the session sends. Belongs to its channel's loop.
final class XmppConnection extends ChannelInboundHandlerAdapter {
    /// How long a client has to read our farewell and close its side.
    private static final long GRACE_MILLIS = 500;

    private static final Logger LOG = LoggerFactory.getLogger(XmppConnection.class);

    private final EffectRunner effects;
    private final XmppLimits limits;
    private final ServerTls tls;
    private final XmppDecoder decoder;
    private final Step first;
    private final ReadGate gate;
    private final StreamLanguage language = new StreamLanguage();
    private @Nullable ChannelHandlerContext context;
    /// None once another connection serves it, or before there is one.
    private @Nullable XmppEndpoint session;
    private boolean closing;
    private boolean written;

    XmppConnection(EffectRunner effects, XmppLimits limits, ServerTls tls, ReadGate gate, Step first) {
        this.effects = effects;
        this.limits = limits;
        this.tls = tls;
        this.decoder = new XmppDecoder(limits.beforeSignIn());
        this.gate = gate;
        this.first = first;
    }

    XmppDecoder decoder() {
        return decoder;
    }

    /// The client's address.
    Optional<InetAddress> address() {
        return ClientAddress.of(channel()).map(InetSocketAddress::getAddress);
    }

    @Override
    public void handlerAdded(ChannelHandlerContext ctx) {
        context = ctx;
        session = new XmppEndpoint(effects, limits.held(), this, ctx.channel().eventLoop());
        session.begin(first);
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        if (!(message instanceof StreamEvent event)) {
            ctx.fireChannelRead(message);
        } else if (closing) {
            closeIfDone(event);
        } else if (session != null) {
            session.heard();
            gate.stanza();
            session.tell(new Input.Heard(language.heard(event)));
        }
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext ctx) {
        flush();
        ctx.fireChannelReadComplete();
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        closing = true;
        XmppEndpoint lost = session;
        if (lost != null) {
            lost.disconnected();
            lost.tell(new Input.Lost());
            session = null;
        }
        ctx.fireChannelInactive();
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext ctx) {
        boolean writable = ctx.channel().isWritable();
        gate.writable(writable);
        if (session != null) {
            session.congested(!writable);
        }
        ctx.fireChannelWritabilityChanged();
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
        if (session != null && event instanceof SslHandshakeCompletionEvent done && done.isSuccess()) {
            SslHandler handler = ctx.pipeline().get(SslHandler.class);
            session.tellAndFlush(new Input.Secured(tls.channelBindings(handler)));
        } else if (session != null && event == Draining.SHUTDOWN) {
            session.tellAndFlush(new Input.Draining());
        }
        ctx.fireUserEventTriggered(event);
    }

    /// A connection that fails, fails alone.
    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        boolean byNetwork = cause instanceof IOException || cause.getCause() instanceof IOException;
        effects.meters().connectionFailed(byNetwork);
        if (!byNetwork) {
            LOG.error("a connection failed", cause);
        }
        var _ = ctx.close();
    }

    /// Runs an effect on the wire.
    void run(Effect effect) {
        switch (effect) {
            case Effect.Open(var header) -> write(header);
            case Effect.Send(XmlElement element) -> write(element);
            case Effect.SendStored(Delivery delivery) -> writeStored(delivery);
            case Effect.StartTls() -> startTls();
            case Effect.Restart() -> restart();
            case Effect.Admit() -> decoder.limits(limits.signedIn());
            case Effect.Close() -> close();
            case Effect.Cut() -> cut();
            default -> throw new IllegalArgumentException("effect: not one of the wire's");
        }
    }

    /// Sends what was written.
    void flush() {
        if (written && context != null) {
            written = false;
            context.flush();
        }
    }

    /// From now on what comes counts for this account, too.
    void belongsTo(AccountName account) {
        gate.belongsTo((bytes, stanzas) -> effects.rates().take(account, bytes, stanzas));
    }

    /// From now on this connection is another session's.
    void serve(XmppEndpoint other) {
        session = other;
    }

    /// Its session goes on over another connection: XEP-0198 section 5 has this one told so.
    void abandon() {
        session = null;
        XmlElement conflict = StreamError.CONFLICT.element("");
        effects.meters().sent(conflict);
        write(conflict);
        close();
    }

    private void write(Object message) {
        ChannelHandlerContext ctx = context;
        if (!closing && ctx != null) {
            written = true;
            var _ = ctx.write(message, ctx.voidPromise());
        }
    }

    private void writeStored(Delivery delivery) {
        ChannelHandlerContext ctx = context;
        if (!closing && ctx != null) {
            written = true;
            var _ = ctx.write(delivery.stanza()).addListener(done -> {
                if (done.isSuccess()) {
                    delivery.confirmed();
                }
            });
        }
    }

    private void startTls() {
        ChannelHandlerContext ctx = context;
        if (ctx != null) {
            flush();
            decoder.restart();
            ctx.pipeline().addFirst(tls.newHandler(ctx.alloc()));
        }
    }

    private void restart() {
        decoder.restart();
        if (session != null && session.state().isSignedIn()) {
            decoder.limits(limits.signedIn());
        }
    }

    /// Our side ends; the connection with it when the client has ended its own, or after a while.
    private void close() {
        ChannelHandlerContext ctx = context;
        if (closing || ctx == null) {
            return;
        }
        write(new StreamEnd());
        closing = true;
        flush();
        gate.open();
        var _ = ctx.channel().eventLoop().schedule(this::cut, GRACE_MILLIS, TimeUnit.MILLISECONDS);
    }

    private void closeIfDone(StreamEvent event) {
        if (event instanceof StreamEvent.Closed && context != null) {
            var _ = context.close();
        }
    }

    /// Closes the connection without a word.
    void cut() {
        closing = true;
        if (context != null) {
            var _ = context.close();
        }
    }

    private Channel channel() {
        ChannelHandlerContext ctx = context;
        if (ctx == null) {
            throw new IllegalStateException("not in a pipeline");
        }
        return ctx.channel();
    }
}
