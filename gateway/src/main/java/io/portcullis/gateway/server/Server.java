package io.portcullis.gateway.server;

import io.netty.channel.Channel;
import io.portcullis.gateway.admin.LiveSessions;
import io.portcullis.gateway.config.DataDirectory;
import io.portcullis.gateway.config.ListenerConfig;
import io.portcullis.gateway.config.PortcullisConfig;
import io.portcullis.gateway.net.Listeners;
import io.portcullis.gateway.ops.OpsServer;
import io.portcullis.gateway.route.EndReason;
import io.portcullis.gateway.sip.SipServer;
import io.portcullis.gateway.sip.session.SipTransport;
import io.portcullis.gateway.web.PagesServer;
import io.portcullis.gateway.xmpp.XmppPipeline;
import io.portcullis.gateway.xmpp.XmppSettings;
import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One server of this process.
public final class Server implements RunningServer {
    private static final Logger LOG = LoggerFactory.getLogger(Server.class);
    private static final Clock CLOCK = Clock.systemUTC();

    private final Closing closing = new Closing();
    private final Map<String, InetSocketAddress> addresses = new LinkedHashMap<>();
    private final Foundation foundation;
    private final MessageRoom messages;
    private final SipServer phones;
    private final Optional<PagesServer> pages;
    private final CompletableFuture<String> failure = new CompletableFuture<>();
    private volatile boolean stopping;

    private Server(PortcullisConfig config, DataDirectory data) {
        try {
            foundation = Foundation.open(config, data, closing);
            messages = openMessages();
            phones = openProtocols();
            pages = openPages();
            MailRoom.open(foundation, CLOCK, closing);
            openOperations();
            foundation.watchDatabase(() -> failure.complete("another server has taken the database over"), closing);
        } catch (RuntimeException failed) {
            closing.close();
            throw failed;
        }
    }

    /// Starts a server.
    public static RunningServer start(PortcullisConfig config, DataDirectory data) {
        return new Server(config, data);
    }

    private MessageRoom openMessages() {
        return MessageRoom.open(foundation, settings(), CLOCK, closing);
    }

    private XmppSettings settings() {
        return XmppSettings.of(foundation.config(), version());
    }

    private SipServer openProtocols() {
        PortcullisConfig config = foundation.config();
        SecureRandom random = new SecureRandom();
        XmppPipeline chat = ChatRoom.open(foundation, messages, settings(), CLOCK, random);
        SipServer opened = PhoneRoom.open(foundation, messages, CLOCK, random);
        listenForClients("xmpp", config.listeners().xmpp(), chat.startTls());
        listenForClients("xmpp-tls", config.listeners().xmppTls(), chat.directTls());
        opened.listen(foundation.listeners(), config.listeners().sip(), config.listeners().sipTls());
        address("sip", config.listeners().sip(), opened, SipTransport.TCP);
        address("sip-tls", config.listeners().sipTls(), opened, SipTransport.TLS);
        return opened;
    }

    private static String version() {
        return Optional.ofNullable(Server.class.getPackage().getImplementationVersion()).orElse("development");
    }

    private void address(String name, ListenerConfig config, SipServer of, SipTransport transport) {
        if (config.enabled()) {
            addresses.put(name, new InetSocketAddress(config.address(), of.port(transport)));
        }
    }

    private Optional<PagesServer> openPages() {
        if (!foundation.config().listeners().pages().enabled()) {
            return Optional.empty();
        }
        PagesServer opened = AccountPages.open(foundation, clients(), CLOCK, addresses, new SecureRandom());
        closing.add(opened::close);
        addresses.put("pages", opened.address());
        return Optional.of(opened);
    }

    private LiveSessions clients() {
        return new SignedInClients(messages.registry(), phones);
    }

    private void openOperations() {
        OpsServer ops = new OpsServer(foundation.metrics(), List.of(this::stoppingProblem, messages.health()),
                foundation.offloader());
        listen("ops", foundation.config().listeners().ops(), Listeners.Entry.PLAIN, ops);
        Administration admin = Administration.open(foundation, clients(), CLOCK, closing);
        Listeners.Entry entry = foundation.config().admin().tls() ? Listeners.Entry.TLS : Listeners.Entry.PLAIN;
        listen("admin", foundation.config().listeners().admin(), entry, admin.pipeline());
    }

    private void listenForClients(String name, ListenerConfig config, Consumer<Channel> installer) {
        if (config.enabled()) {
            opened(name, foundation.listeners().listenForClients(name, config, Listeners.Entry.TLS, installer));
        }
    }

    private void listen(String name, ListenerConfig config, Listeners.Entry entry, Consumer<Channel> installer) {
        if (config.enabled()) {
            opened(name, foundation.listeners().listen(name, config, entry, installer));
        }
    }

    private void opened(String name, Channel channel) {
        addresses.put(name, (InetSocketAddress) channel.localAddress());
    }

    private Optional<String> stoppingProblem() {
        return stopping ? Optional.of("stopping") : Optional.empty();
    }

    @Override
    public Map<String, InetSocketAddress> addresses() {
        return Map.copyOf(addresses);
    }

    @Override
    public CompletionStage<String> failure() {
        return failure;
    }

    @Override
    public void stop() {
        stopping = true;
        Duration timeout = foundation.config().drain().timeout();
        LOG.info("stopping: streams have {} s to close", timeout.toSeconds());
        pages.ifPresent(PagesServer::drain);
        messages.registry().endAll(EndReason.SHUTDOWN);
        foundation.listeners().drain(timeout);
        closing.close();
        LOG.info("stopped");
    }
}
