package io.portcullis.gateway.server;

import com.github.benmanes.caffeine.cache.Ticker;
import io.netty.channel.Channel;
import io.portcullis.auth.account.AccountName;
import io.portcullis.auth.decision.RefusalReason;
import io.portcullis.auth.passkey.RelyingParty;
import io.portcullis.gateway.admin.AuthOpening;
import io.portcullis.gateway.admin.LiveSessions;
import io.portcullis.gateway.config.PagesConfig;
import io.portcullis.gateway.config.PortcullisConfig;
import io.portcullis.gateway.config.RegistrationConfig;
import io.portcullis.gateway.net.Offloader;
import io.portcullis.gateway.net.YieldingConnections;
import io.portcullis.gateway.ops.SignInWatch;
import io.portcullis.gateway.web.PagesServer;
import io.portcullis.gateway.web.page.ClientPorts;
import io.portcullis.gateway.web.page.RegistrationRules;
import io.portcullis.gateway.web.page.SignInListener;
import io.portcullis.gateway.web.page.Site;
import io.portcullis.gateway.web.page.SiteParts;
import io.portcullis.gateway.web.session.Sessions;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The account pages.
final class AccountPages {
    private static final Logger LOG = LoggerFactory.getLogger(AccountPages.class);

    private AccountPages() {}

    /// Opens them, last of all: they say on which ports the others are.
    static PagesServer open(Foundation foundation, LiveSessions clients, InstantSource clock,
            Map<String, InetSocketAddress> addresses, SecureRandom random) {
        PortcullisConfig config = foundation.config();
        PagesConfig pages = config.pages();
        Sessions sessions = new Sessions(pages.sessions(), pages.idle(), pages.longest(), Ticker.systemTicker(),
                clock, random);
        foundation.metrics().gauge("portcullis.pages.sessions", "Sign-ins at the account pages", sessions::count);
        // Of its own: each sign-in here costs an Argon2id, and a flood of them must not stand before those of chat and phones.
        Offloader offloader = new Offloader(pages.running(), pages.waiting());
        foundation.metrics().gauge("portcullis.pages.requests", "Requests to the account pages that run or wait",
                offloader::held);
        YieldingConnections<Channel> idle = new YieldingConnections<>(pages.connections(), pages.perAddress());
        foundation.metrics().counter("portcullis.pages.connections.displaced",
                "Idle connections to the account pages closed because newer ones needed their place", idle,
                YieldingConnections::displaced);
        warnOfPortal(config);
        ClientPorts ports = new ClientPorts(config.domain(), port(addresses, "xmpp"), port(addresses, "xmpp-tls"),
                port(addresses, "sip"), port(addresses, "sip-tls"));
        Site site = new Site(new SiteParts(foundation.auth(), sessions, clients, ports, party(config, addresses),
                AuthOpening.letters(config.login()),
                config.login().newPasswordEndsAppPasswords(), registration(pages.registration()),
                ZoneId.systemDefault(), random, listener(foundation.signIns())));
        return PagesServer.open(config.listeners().pages(), pages, new PagesServer.Network(foundation.loops(),
                foundation.tls(), foundation.listeners(), idle, offloader), config.connections().backlog(), site);
    }

    private static SignInListener listener(SignInWatch watch) {
        return new SignInListener() {
            @Override
            public void accepted(String mechanism) {
                watch.acceptedAtPages(mechanism);
            }

            @Override
            public void refused(String mechanism, RefusalReason reason, InetAddress address,
                    Optional<AccountName> account) {
                watch.refusedAtPages(mechanism, reason, address, account);
            }
        };
    }

    /// An address of this machine leads past the pages where it names another port. Others may lead through a proxy.
    private static void warnOfPortal(PortcullisConfig config) {
        int port = config.listeners().pages().port();
        URI portal = URI.create(config.login().portal());
        boolean here = "localhost".equals(portal.getHost()) || String.valueOf(portal.getHost()).startsWith("127.");
        if (here && port != 0 && portal.getPort() != port) {
            LOG.warn(
                    "login.portal: {} (expected: port {}, where the account pages are; --set login.portal=https://{}:{})",
                    portal, port, portal.getHost(), port);
        }
    }

    private static Optional<RegistrationRules> registration(RegistrationConfig config) {
        return config.enabled()
                ? Optional.of(RegistrationRules.of(config.perNetwork(), config.inAll(), config.reserved()))
                : Optional.empty();
    }

    private static RelyingParty party(PortcullisConfig config, Map<String, InetSocketAddress> addresses) {
        String set = config.pages().address().isEmpty() ? config.login().portal() : config.pages().address();
        int port = port(addresses, "pages").orElse(config.listeners().pages().port());
        return RelyingParty.at(set.isEmpty() ? "https://" + config.domain() + ":" + port : set);
    }

    private static Optional<Integer> port(Map<String, InetSocketAddress> addresses, String listener) {
        return Optional.ofNullable(addresses.get(listener)).map(InetSocketAddress::getPort);
    }
}
