package io.portcullis.gateway.xmpp.transcript;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.portcullis.gateway.TestClock;
import io.portcullis.gateway.message.JournalMessageStore;
import io.portcullis.gateway.net.AwaitedTls;
import io.portcullis.gateway.net.Draining;
import io.portcullis.gateway.net.Offloader;
import io.portcullis.gateway.route.AccountRates;
import io.portcullis.gateway.route.Router;
import io.portcullis.gateway.route.SessionRegistry;
import io.portcullis.gateway.store.Journal;
import io.portcullis.gateway.xmpp.Contacts;
import io.portcullis.gateway.xmpp.StrangerLimits;
import io.portcullis.gateway.xmpp.XmppMeters;
import io.portcullis.gateway.xmpp.XmppPipeline;
import io.portcullis.gateway.xmpp.XmppSettings;
import io.portcullis.gateway.xmpp.roster.Rosters;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/// Whole pipelines with the real router, stores and logins, over embedded channels. The player holds the gate while it acts; other threads
/// get their turn in [#settle] only.
final class EmbeddedStage implements Stage {
    private final TestClock clock = new TestClock(Instant.parse("2026-11-24T10:00:00Z"));
    private final ReentrantLock gate = new ReentrantLock();
    private final Offloader offloader = new Offloader(4, 100);
    private final SessionRegistry registry = new SessionRegistry();
    private final List<EmbeddedWire> wires = new ArrayList<>();
    private final HeldJournal journal;
    private final TestAccounts accounts;
    private final XmppPipeline pipeline;
    private boolean held;
    private volatile String client = "";

    EmbeddedStage(Path directory, Journal opened, XmppSettings settings) {
        gate.lock();
        journal = new HeldJournal(opened);
        accounts = new TestAccounts(directory, clock);
        accounts.events().subscribe(registry::apply);
        Rosters rosters = new Rosters(journal, settings.rosters(), clock);
        Contacts contacts = new Contacts("example.org", registry, rosters, accounts);
        JournalMessageStore messages = JournalMessageStore.open(journal, TestSettings.messages(), clock);
        journal.hold();
        Router router = new Router("example.org", registry, messages, accounts, contacts, contacts,
                new StrangerLimits(TestSettings.settings().strangers(), rosters, new SimpleMeterRegistry(),
                        () -> clock.millis() * 1_000_000));
        pipeline = new XmppPipeline(new XmppPipeline.Parts(settings,
                new GatedLogins(accounts.logins(), gate, name -> client = name), registry, router,
                new AccountRates(settings.accountRate(), System::nanoTime),
                accounts, rosters, contacts, accounts.access(),
                new PassThroughTls(), offloader, new XmppMeters(new SimpleMeterRegistry()), clock, new SecureRandom(),
                accounts.resourceKey()));
    }

    @Override
    public Wire connect(boolean directTls) {
        EmbeddedChannel channel = new EmbeddedChannel();
        channel.freezeTime();
        (directTls ? pipeline.directTls() : pipeline.startTls()).accept(channel);
        EmbeddedWire wire = new EmbeddedWire(channel);
        wires.add(wire);
        if (directTls) {
            // As the first byte of a handshake would.
            channel.pipeline().replace(AwaitedTls.class, "tls", new PassThroughTls().newHandler(channel.alloc()));
            wire.secure();
        }
        return wire;
    }

    @Override
    public void settle() {
        boolean busy = true;
        while (busy) {
            gate.unlock();
            while (offloader.held() > 0) {
                Thread.onSpinWait();
            }
            busy = !held && journal.release();
            gate.lock();
            for (EmbeddedWire wire : wires) {
                wire.channel.runPendingTasks();
            }
            busy |= offloader.held() > 0 || (!held && journal.waiting() > 0)
                    || wires.stream().anyMatch(wire -> wire.channel.hasPendingTasks());
        }
    }

    @Override
    public void pass(Duration time) {
        clock.advance(time);
        for (EmbeddedWire wire : wires) {
            wire.channel.advanceTimeBy(time.toMillis(), TimeUnit.MILLISECONDS);
            wire.channel.runPendingTasks();
        }
    }

    @Override
    public void commits(String how) {
        held = how.equals("held");
        journal.failing(how.equals("fail"));
    }

    @Override
    public void revoke(String account) {
        accounts.revoke(account);
    }

    @Override
    public String client() {
        return client;
    }

    @Override
    public void drain() {
        wires.forEach(wire -> wire.channel.pipeline().fireUserEventTriggered(Draining.SHUTDOWN));
    }

    @Override
    public void close() {
        wires.forEach(wire -> wire.channel.finishAndReleaseAll());
        settle();
        gate.unlock();
        journal.close();
        accounts.close();
    }

    /// A client's side of an embedded channel.
    private static final class EmbeddedWire implements Wire {
        private final EmbeddedChannel channel;
        private final HeardParser parser = new HeardParser();

        EmbeddedWire(EmbeddedChannel channel) {
            this.channel = channel;
        }

        @Override
        public void send(String text) {
            channel.writeInbound(Unpooled.copiedBuffer(text, UTF_8));
        }

        @Override
        public void secure() {
            PassThroughTls.Handler.complete(channel.pipeline().context(PassThroughTls.Handler.class));
        }

        /// Not by closing the channel, which would forget its timers.
        @Override
        public void lose() {
            channel.pipeline().fireChannelInactive();
        }

        @Override
        public List<Heard> heard() {
            for (ByteBuf bytes = channel.readOutbound(); bytes != null; bytes = channel.readOutbound()) {
                parser.feed(bytes);
                bytes.release();
            }
            return parser.take();
        }

        @Override
        public boolean isClosed() {
            return !channel.isOpen();
        }
    }
}
