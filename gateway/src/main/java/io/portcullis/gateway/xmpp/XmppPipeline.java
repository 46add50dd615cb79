package io.portcullis.gateway.xmpp;

import io.netty.channel.Channel;
import io.netty.channel.ChannelPipeline;
import io.portcullis.gateway.net.AwaitedTls;
import io.portcullis.gateway.net.Offloader;
import io.portcullis.gateway.net.ServerTls;
import io.portcullis.gateway.route.AccountDirectory;
import io.portcullis.gateway.route.AccountRates;
import io.portcullis.gateway.route.Router;
import io.portcullis.gateway.route.SessionRegistry;
import io.portcullis.gateway.xmpp.roster.Rosters;
import io.portcullis.gateway.xmpp.session.Step;
import io.portcullis.gateway.xmpp.session.XmppSession;
import io.portcullis.protocol.xmpp.codec.XmppEncoder;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javax.crypto.SecretKey;

/// Builds the pipelines of accepted XMPP connections.
public final class XmppPipeline {
    private final Parts parts;
    private final XmppSession machine;
    private final EffectRunner effects;

    /// What streams are served with.
    ///
    /// @param contacts the same object that the router was given as its presence service
    /// @param resourceKey what the names of clients' resources follow from
    public record Parts(XmppSettings settings, Logins logins, SessionRegistry registry, Router router,
            AccountRates rates, AccountDirectory directory, Rosters rosters, Contacts contacts, ClientAccess clients,
            ServerTls tls,
            Offloader offloader,
            XmppMeters meters, Clock clock, SecureRandom random, SecretKey resourceKey) {}

    public XmppPipeline(Parts parts) {
        this.parts = parts;
        this.machine = new XmppSession(parts.settings().session(),
                new SystemSurroundings(parts.clock(), parts.random(), parts.resourceKey()));
        this.effects = new EffectRunner(parts, machine);
    }

    /// For listeners where the client asks for TLS (5222).
    public Consumer<Channel> startTls() {
        return channel -> install(channel.pipeline(), machine::start);
    }

    /// For listeners where TLS comes first (5223, XEP-0368).
    public Consumer<Channel> directTls() {
        return channel -> {
            channel.pipeline().addLast(new AwaitedTls(parts.tls()));
            install(channel.pipeline(), machine::startDirectTls);
        };
    }

    private void install(ChannelPipeline pipeline, Supplier<Step> start) {
        XmppLimits limits = parts.settings().limits();
        ReadGate gate = new ReadGate(limits.rate(), System.nanoTime());
        XmppConnection connection = new XmppConnection(effects, limits, parts.tls(), gate, start.get());
        pipeline.addLast(gate, connection.decoder(), new XmppEncoder(), connection);
    }
}
