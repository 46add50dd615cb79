package io.portcullis.gateway.sip;

import io.micrometer.core.instrument.MeterRegistry;
import io.netty.channel.Channel;
import io.portcullis.auth.account.AccountName;
import io.portcullis.auth.event.AuthEvents;
import io.portcullis.gateway.bridge.MessageInbox;
import io.portcullis.gateway.bridge.PhonePresence;
import io.portcullis.gateway.bridge.SipOutbound;
import io.portcullis.gateway.config.ListenerConfig;
import io.portcullis.gateway.config.SipConfig;
import io.portcullis.gateway.net.EventLoops;
import io.portcullis.gateway.net.Listeners;
import io.portcullis.gateway.net.Offloader;
import io.portcullis.gateway.net.ServerTls;
import io.portcullis.gateway.sip.message.PhoneInbox;
import io.portcullis.gateway.sip.message.PhoneOutbound;
import io.portcullis.gateway.sip.meter.SipMeters;
import io.portcullis.gateway.sip.proxy.DialogRequests;
import io.portcullis.gateway.sip.proxy.Dialogs;
import io.portcullis.gateway.sip.proxy.Hangup;
import io.portcullis.gateway.sip.proxy.ListenPoints;
import io.portcullis.gateway.sip.proxy.Proxy;
import io.portcullis.gateway.sip.registrar.BindingStore;
import io.portcullis.gateway.sip.registrar.Bindings;
import io.portcullis.gateway.sip.registrar.Registrar;
import io.portcullis.gateway.sip.session.Binding;
import io.portcullis.gateway.sip.session.Fork.ForkTimers;
import io.portcullis.gateway.sip.session.LocalNames;
import io.portcullis.gateway.sip.session.Opener;
import io.portcullis.gateway.sip.session.RegistrarLimits;
import io.portcullis.gateway.sip.session.SipTransport;
import io.portcullis.gateway.sip.signin.PhoneLogins;
import io.portcullis.gateway.sip.signin.SignIn;
import io.portcullis.gateway.sip.transaction.Transactions;
import io.portcullis.gateway.sip.transport.DatagramGate;
import io.portcullis.gateway.sip.transport.Datagrams;
import io.portcullis.gateway.sip.transport.LocalAddresses;
import io.portcullis.gateway.sip.transport.ProvenSources;
import io.portcullis.gateway.sip.transport.Streams;
import io.portcullis.gateway.sip.transport.Ways;
import io.portcullis.protocol.sip.SipLimits;
import io.portcullis.protocol.sip.codec.SipDatagramDecoder;
import io.portcullis.protocol.sip.digest.NonceSource;
import io.portcullis.protocol.sip.transaction.TransactionTimers;
import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/// The SIP side: registrar, proxy and messages on UDP, TCP and TLS.
///
/// Build it, give its [#outbound()] to the bridge, [#connect] the bridge, [#load] the bindings, then [#listen].
public final class SipServer {
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);
    private static final Duration SWEEP = Duration.ofSeconds(30);

    /// What the SIP side is built from.
    ///
    /// @param domain of all accounts; the realm of every challenge
    /// @param advertised the host to name in Via and Record-Route; empty: the address the peer sees
    public record Parts(String domain, Optional<String> advertised, SipConfig config, Network network,
            Accounts accounts, BindingStore bindings, Tools tools) {}

    /// Loops and what hangs on them.
    public record Network(EventLoops loops, ServerTls tls, Offloader offloader) {}

    /// The accounts as phones see them.
    public record Accounts(PhoneLogins logins, AuthEvents events) {}

    /// Time, randomness, metrics and the key of nonces (32 bytes). A class that prints nothing of the key.
    public static final class Tools {
        private final InstantSource clock;
        private final SecureRandom random;
        private final MeterRegistry meters;
        private final byte[] nonceKey;

        public Tools(InstantSource clock, SecureRandom random, MeterRegistry meters, byte[] nonceKey) {
            this.clock = clock;
            this.random = random;
            this.meters = meters;
            this.nonceKey = nonceKey.clone();
        }
    }

    private final Parts parts;
    private final SipMeters meters;
    private final LocalNames names;
    private final BridgeLink bridge = new BridgeLink();
    private final ProvenSources sources = new ProvenSources(System::nanoTime);
    private final ListenPoints points;
    private final Transactions transactions;
    private final Datagrams datagrams;
    private final Streams streams;
    private final Ways ways;
    private final Bindings bindings;
    private final Dialogs dialogs;
    private final RegistrarLimits limits;
    private final ForkTimers forkTimers;

    public SipServer(Parts parts) {
        this.parts = parts;
        SipConfig config = parts.config();
        InstantSource clock = parts.tools().clock;
        meters = new SipMeters(parts.tools().meters);
        names = LocalHost.names(parts.domain(), parts.advertised());
        points = new ListenPoints(parts.advertised());
        transactions = new Transactions(new Transactions.Parts(parts.network().loops().worker(),
                timers(config.timers()),
                new Transactions.Limits(config.transactions(), config.answeredTransactions(),
                        config.repliesMemory()),
                () -> System.nanoTime() / 1_000_000, parts.tools().random, sources, meters));
        SipLimits messageLimits = limits(config.message());
        streams = new Streams(new Streams.Settings(messageLimits, config.idleTimeout(), config.messageTimeout(),
                config.firstRequestTimeout(), CONNECT_TIMEOUT, config.newConnections()), parts.network().loops(),
                parts.network().tls(), transactions);
        datagrams = new Datagrams(new SipDatagramDecoder(messageLimits), new LocalAddresses(),
                new DatagramGate(sources, meters), streams, transactions);
        ways = new Ways(datagrams, streams);
        limits = new RegistrarLimits(config.registrar().contacts(), config.registrar().least().toSeconds(),
                config.registrar().most().toSeconds());
        forkTimers = new ForkTimers(config.timers().ringing().toMillis(), 64 * config.timers().t1().toMillis());
        bindings = new Bindings(parts.bindings(), bridge, limits, binding -> ways.reachable(binding.location()), clock);
        dialogs = new Dialogs(config.transactions(), clock, config.endCalls()
                ? Optional.of(new Hangup(new Hangup.Parts(transactions, ways::to, names, points, meters)))
                : Optional.empty());
        parts.accounts().events().subscribe(bindings::apply);
        parts.accounts().events().subscribe(dialogs::apply);
        transactions.user(core(clock));
        gauges();
    }

    private SipCore core(InstantSource clock) {
        SignIn signIn = new SignIn(new SignIn.Parts(parts.domain(), parts.accounts().logins(),
                parts.network().offloader(),
                new NonceSource(parts.tools().nonceKey, parts.config().nonceLifetime()), clock, sources, meters,
                parts.config().md5First()));
        return new SipCore(new SipCore.Parts(names, signIn, new Registrar(bindings, limits, clock, meters),
                new Proxy(new Proxy.Parts(bindings, ways, dialogs, names, points, forkTimers, meters)),
                new DialogRequests(
                        new DialogRequests.Parts(signIn, ways, dialogs, names, points, forkTimers, meters)),
                new PhoneInbox(bridge, names, meters), sources, meters));
    }

    private void gauges() {
        meters.gauge("transactions", "Transactions without a final answer", transactions::count);
        meters.gauge("transactions.answered", "Answered requests remembered", transactions::answered);
        meters.gauge("bindings", "Contacts registered", bindings::count);
        meters.gauge("dialogs", "Dialogs routed", dialogs::count);
        meters.gauge("connections", "TCP and TLS connections open", streams::count);
        meters.gauge("connections.new", "TCP and TLS connections open on which nobody has signed in",
                streams::unproven);
    }

    private static TransactionTimers timers(SipConfig.TimersConfig timers) {
        return new TransactionTimers(timers.t1().toMillis(), timers.t2().toMillis(), timers.t4().toMillis());
    }

    private static SipLimits limits(SipConfig.MessageConfig message) {
        return new SipLimits(message.headerSectionBytes(), message.headerBytes(), message.headers(),
                message.listItems(), message.bodyBytes());
    }

    /// The way of messages to phones, for the bridge.
    public SipOutbound outbound() {
        return new PhoneOutbound(new PhoneOutbound.Parts(bindings, ways, names, points, forkTimers, transactions));
    }

    /// The bridge's ends.
    public void connect(MessageInbox inbox, PhonePresence presence) {
        bridge.connect(inbox, presence);
    }

    /// Takes over the stored bindings whose login still lives. Blocks.
    public void load(Predicate<Opener> live) {
        bindings.load(live).forEach(binding -> sources.signedIn(binding.location()));
    }

    /// The contacts of an account that hold now.
    public List<Binding> bindings(AccountName account) {
        return bindings.of(account);
    }

    /// Ends some of an account's bindings; false where there were none of them.
    public boolean endBindings(AccountName account, Predicate<Binding> which) {
        return bindings.end(account, which);
    }

    /// Opens UDP and TCP on one port, TLS on the other, where they are enabled, and keeps house.
    public void listen(Listeners listeners, ListenerConfig plain, ListenerConfig secure) {
        if (plain.enabled()) {
            Channel tcp = listeners.listenForClients("sip", plain, Listeners.Entry.PLAIN, streams::installTcp);
            points.listens(SipTransport.TCP, port(tcp));
            ListenerConfig same = new ListenerConfig(true, plain.address(), port(tcp));
            List<Channel> udp = listeners.bindDatagram("sip", same, datagrams::install);
            points.listens(SipTransport.UDP, port(udp.getFirst()));
        }
        if (secure.enabled()) {
            points.listens(SipTransport.TLS,
                    port(listeners.listenForClients("sip-tls", secure, Listeners.Entry.TLS, streams::installTls)));
        }
        var _ = parts.network().loops().worker().scheduleWithFixedDelay(this::sweep, SWEEP.toMillis(), SWEEP.toMillis(),
                TimeUnit.MILLISECONDS);
    }

    private void sweep() {
        parts.network().offloader().run(() -> {
            bindings.sweep();
            dialogs.sweep();
        });
    }

    private static int port(Channel channel) {
        return ((InetSocketAddress) channel.localAddress()).getPort();
    }

    /// The port of a transport that is open.
    public int port(SipTransport transport) {
        return points.port(transport);
    }
}
