package io.portcullis.load.xmpp;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;
import io.portcullis.load.Target;
import io.portcullis.protocol.xml.XmlElement;
import io.portcullis.protocol.xmpp.Namespaces;
import io.portcullis.protocol.xmpp.StreamEvent;
import io.portcullis.protocol.xmpp.codec.XmppDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/// Signs one client in: TLS, SASL, bind, presence, XEP-0198; afterwards hands stanzas on. RFC 6120, or XEP-0388 with XEP-0386.
final class SignIn extends ChannelInboundHandlerAdapter {
    private static final String SASL = "xmlns='" + Namespaces.SASL + "'";
    private static final String SASL2 = "xmlns='" + Namespaces.SASL2 + "'";

    private final XmppClient client;
    private final Target target;
    private final SslContext tls;
    private final XmppDecoder decoder = Decoders.client();
    private @Nullable ScramClient scram;
    private Optional<String> token = Optional.empty();
    private Phase phase = Phase.PLAIN_STREAM;

    private enum Phase {
        PLAIN_STREAM, TLS_STREAM, SIGNING_IN, SIGNED_IN, BINDING, ENABLING, BOUND, READY
    }

    SignIn(XmppClient client, Target target, SslContext tls) {
        this.client = client;
        this.target = target;
        this.tls = tls;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        context.pipeline().addFirst(decoder);
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        client.opened(context.channel());
        if (client.options().directTls()) {
            startTls(context);
        } else {
            openStream();
        }
    }

    private void startTls(ChannelHandlerContext context) {
        phase = Phase.TLS_STREAM;
        SslHandler handler = tls.newHandler(context.alloc(), target.domain(), -1);
        handler.setHandshakeTimeoutMillis(60_000);
        context.pipeline().addFirst(handler);
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (event instanceof SslHandshakeCompletionEvent handshake) {
            if (handshake.isSuccess()) {
                openStream();
            } else {
                fail(context, "TLS: " + handshake.cause());
            }
        }
    }

    private void openStream() {
        decoder.restart();
        client.write("<?xml version='1.0'?><stream:stream to='" + target.domain() + "' version='1.0' xmlns='"
                + Namespaces.CLIENT + "' xmlns:stream='" + Namespaces.STREAMS + "'>");
        client.flush();
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        switch ((StreamEvent) message) {
            case StreamEvent.Opened _ -> {}
            case StreamEvent.Received received -> take(context, received.element());
            case StreamEvent.Closed _ -> fail(context, "the server ended the stream");
            case StreamEvent.Broken broken -> fail(context, "unreadable: " + broken.error());
        }
    }

    private void take(ChannelHandlerContext context, XmlElement element) {
        if (element.name().equals("error") && element.namespace().equals(Namespaces.STREAMS)) {
            fail(context, "stream error " + element.children().getFirst().name());
            return;
        }
        switch (phase) {
            case PLAIN_STREAM -> secure(context, element);
            case TLS_STREAM -> authenticate();
            case SIGNING_IN -> sasl(context, element);
            case SIGNED_IN -> bind();
            case BINDING -> bound(context, element);
            case ENABLING -> enabled(element);
            case BOUND -> present(context, element);
            case READY -> client.take(element);
        }
    }

    private void secure(ChannelHandlerContext context, XmlElement element) {
        if (element.name().equals("proceed")) {
            startTls(context);
        } else {
            client.write("<starttls xmlns='" + Namespaces.TLS + "'/>");
            client.flush();
        }
    }

    private void authenticate() {
        phase = Phase.SIGNING_IN;
        token = client.options().tokens().flatMap(tokens -> tokens.of(client.login().name()));
        if (token.isPresent()) {
            client.write("<authenticate " + SASL2 + " mechanism='" + Tokens.MECHANISM + "'><initial-response>"
                    + Tokens.initial(client.login().name(), token.get()) + "</initial-response>" + agent()
                    + "<fast xmlns='"
                    + Namespaces.FAST + "'/>" + bindAlong() + "</authenticate>");
            client.flush();
            return;
        }
        String mechanism = client.options().mechanism();
        String initial;
        if (mechanism.equals("PLAIN")) {
            initial = "\0" + client.login().name() + "\0" + client.login().password();
        } else {
            String nonce = Long.toHexString(ThreadLocalRandom.current().nextLong())
                    + Long.toHexString(ThreadLocalRandom.current().nextLong());
            scram = new ScramClient(client.login(), mechanism.substring("SCRAM-".length()), nonce);
            initial = scram.clientFirst();
        }
        client.write(client.options().sasl2()
                ? "<authenticate " + SASL2 + " mechanism='" + mechanism + "'><initial-response>" + base64(initial)
                        + "</initial-response>" + requestToken() + bindAlong() + "</authenticate>"
                : "<auth " + SASL + " mechanism='" + mechanism + "'>" + base64(initial) + "</auth>");
        client.flush();
    }

    private String requestToken() {
        return client.options().tokens().isEmpty()
                ? ""
                : agent() + "<request-token xmlns='" + Namespaces.FAST + "' mechanism='" + Tokens.MECHANISM + "'/>";
    }

    private String agent() {
        return "<user-agent id='" + Tokens.agent(client.login().name()) + "'/>";
    }

    private String bindAlong() {
        String enable = client.options().acknowledgements()
                ? "<enable xmlns='" + Namespaces.SM3 + "' resume='true'/>"
                : "";
        return "<bind xmlns='" + Namespaces.BIND2 + "'><tag>" + client.options().resource() + "</tag>" + enable
                + "</bind>";
    }

    private void sasl(ChannelHandlerContext context, XmlElement element) {
        switch (element.name()) {
            case "challenge" -> {
                if (scram == null) {
                    fail(context, "a challenge to PLAIN");
                    return;
                }
                client.write("<response " + (client.options().sasl2() ? SASL2 : SASL) + ">"
                        + base64(scram.clientFinal(decoded(element))) + "</response>");
                client.flush();
            }
            case "success" -> {
                boolean inline = client.options().sasl2();
                XmlElement data = inline
                        ? element.child(Namespaces.SASL2, "additional-data").orElse(element)
                        : element;
                if ((scram != null && !scram.verifies(decoded(data)))
                        || (token.isPresent() && !Tokens.verifies(token.get(), data.text()))) {
                    fail(context, "the server's signature is wrong");
                } else if (!keepsToken(element)) {
                    fail(context, "no token");
                } else if (!inline) {
                    phase = Phase.SIGNED_IN;
                    openStream();
                } else {
                    boundAlong(context, element);
                }
            }
            default -> fail(context, "SASL " + element.children().stream().map(XmlElement::name).toList());
        }
    }

    /// Keeps a new token; whether there is one, where tokens are wanted.
    private boolean keepsToken(XmlElement success) {
        if (client.options().tokens().isEmpty()) {
            return true;
        }
        Tokens tokens = client.options().tokens().get();
        String account = client.login().name();
        success.child(Namespaces.FAST, "token").flatMap(element -> element.attribute("token"))
                .ifPresent(fresh -> tokens.keep(account, fresh));
        return tokens.of(account).isPresent();
    }

    private void boundAlong(ChannelHandlerContext context, XmlElement success) {
        if (success.child(Namespaces.BIND2, "bound").isEmpty()) {
            fail(context, "nothing bound");
            return;
        }
        phase = Phase.BOUND;
        client.write("<presence/>");
        client.flush();
    }

    /// The features after a success that binds end the sign-in.
    private void present(ChannelHandlerContext context, XmlElement features) {
        if (!features.is(Namespaces.STREAMS, "features")) {
            fail(context, "no features after success");
            return;
        }
        if (client.options().acknowledgements()) {
            client.acknowledging();
        }
        ready();
    }

    private void bind() {
        phase = Phase.BINDING;
        client.write("<iq type='set' id='bind'><bind xmlns='" + Namespaces.BIND + "'><resource>"
                + client.options().resource() + "</resource></bind></iq>");
        client.flush();
    }

    private void bound(ChannelHandlerContext context, XmlElement element) {
        if (!element.attribute("id").equals(java.util.Optional.of("bind"))) {
            return;
        }
        if (!element.attribute("type").equals(java.util.Optional.of("result"))) {
            fail(context, "bind refused");
            return;
        }
        if (client.options().acknowledgements()) {
            phase = Phase.ENABLING;
            client.write("<enable xmlns='" + Namespaces.SM3 + "' resume='true'/><presence/>");
        } else {
            client.write("<presence/>");
            ready();
        }
        client.flush();
    }

    private void enabled(XmlElement element) {
        if (element.name().equals("enabled")) {
            client.acknowledging();
            ready();
        }
    }

    private void ready() {
        phase = Phase.READY;
        client.ready();
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        context.flush();
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        client.closed("connection closed in phase " + phase);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        fail(context, cause.toString());
    }

    private void fail(ChannelHandlerContext context, String reason) {
        client.closed(reason);
        var _ = context.close();
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String decoded(XmlElement element) {
        return new String(Base64.getDecoder().decode(element.text()), StandardCharsets.UTF_8);
    }
}
