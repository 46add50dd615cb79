package io.portcullis.gateway.sip;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.netty.buffer.ByteBufAllocator;
import io.netty.handler.ssl.SslHandler;
import io.portcullis.auth.account.AccountName;
import io.portcullis.auth.apppassword.AppPasswordId;
import io.portcullis.auth.event.AuthEvent;
import io.portcullis.auth.event.AuthEvents;
import io.portcullis.gateway.bridge.MessageInbox;
import io.portcullis.gateway.bridge.PhonePresence;
import io.portcullis.gateway.config.ConfigReader;
import io.portcullis.gateway.config.ListenerConfig;
import io.portcullis.gateway.config.PortcullisConfig;
import io.portcullis.gateway.net.EventLoops;
import io.portcullis.gateway.net.Listeners;
import io.portcullis.gateway.net.Offloader;
import io.portcullis.gateway.net.ServerTls;
import io.portcullis.gateway.sip.session.SipTransport;
import io.portcullis.protocol.interwork.PagerMessage;
import io.portcullis.protocol.sasl.ChannelBinding;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.IntConsumer;

/// The SIP side on a loopback address, with fake accounts, a fake store and a fake bridge.
final class TestServer implements AutoCloseable, MessageInbox, PhonePresence {
    final FakeLogins logins = new FakeLogins();
    final MemoryBindings store;
    final AuthEvents events = new AuthEvents();
    final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    final BlockingQueue<PagerMessage> inbox = new LinkedBlockingQueue<>();
    final BlockingQueue<String> presence = new LinkedBlockingQueue<>();
    final SipServer server;
    volatile int inboxAnswers = 202;
    final EventLoops loops;
    private final InetAddress address;
    private final Listeners listeners;
    private final ServerTls tls;
    private final List<Phone> phones = new ArrayList<>();

    TestServer() {
        this(new MemoryBindings(), ConfigReader.defaults());
    }

    TestServer(MemoryBindings store, PortcullisConfig config) {
        this(store, config, InetAddress.getLoopbackAddress(), Optional.empty());
    }

    /// @param tls for a secure listener too; closed with the server
    TestServer(MemoryBindings store, PortcullisConfig config, InetAddress address, Optional<ServerTls> tls) {
        this.store = store;
        this.address = address;
        this.tls = tls.orElseGet(NoTls::new);
        loops = EventLoops.open(config.loops());
        listeners = new Listeners(loops, config.connections(), config.listeners().trustedProxies());
        SipServer.Tools tools = new SipServer.Tools(InstantSource.system(), new SecureRandom(), meters, new byte[32]);
        server = new SipServer(new SipServer.Parts(FakeLogins.REALM, Optional.empty(), config.sip(),
                new SipServer.Network(loops, this.tls, new Offloader(8, 100)),
                new SipServer.Accounts(logins, events), store, tools));
        server.connect(this, this);
        server.load(opener -> true);
        server.listen(listeners, new ListenerConfig(true, address, 0),
                new ListenerConfig(tls.isPresent(), address, 0));
    }

    Phone phone(String name) {
        return keep(new Phone(name, Wire.udp(address, server.port(SipTransport.UDP))));
    }

    Phone tcpPhone(String name) {
        try {
            return keep(new Phone(name, Wire.stream("TCP",
                    new Socket(address, server.port(SipTransport.TCP)))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// A phone on a TLS connection that is open already.
    Phone tlsPhone(String name, Socket connection) {
        return keep(new Phone(name, Wire.stream("TLS", connection)));
    }

    private Phone keep(Phone phone) {
        phones.add(phone);
        return phone;
    }

    void revoke(String name) {
        logins.revoke(name);
        events.publish(new AuthEvent.AppPasswordRevoked(new AccountName(name), Instant.now(), 2,
                new AppPasswordId("phone")));
    }

    double count(String meter, String label, String value) {
        return meters.get("portcullis.sip." + meter).tag(label, value).counter().count();
    }

    @Override
    public void fromPhone(AccountName from, PagerMessage message, boolean looped, IntConsumer status) {
        inbox.add(message);
        Thread.ofVirtual().start(() -> status.accept(inboxAnswers));
    }

    @Override
    public void appeared(AccountName account) {
        presence.add("+" + account);
    }

    @Override
    public void gone(AccountName account) {
        presence.add("-" + account);
    }

    @Override
    public void close() {
        phones.forEach(Phone::close);
        listeners.close();
        loops.close();
        tls.close();
    }

    private static final class NoTls implements ServerTls {
        @Override
        public SslHandler newHandler(ByteBufAllocator allocator) {
            throw new IllegalStateException("no TLS here");
        }

        @Override
        public List<ChannelBinding> channelBindings(SslHandler handler) {
            return List.of();
        }

        @Override
        public void close() {
            // Nothing was opened.
        }
    }
}
