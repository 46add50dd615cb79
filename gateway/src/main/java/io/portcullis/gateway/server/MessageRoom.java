package io.portcullis.gateway.server;

import com.github.benmanes.caffeine.cache.Ticker;
import io.portcullis.auth.event.AuthEvent;
import io.portcullis.gateway.admin.ConfiguredDatabases;
import io.portcullis.gateway.config.MessagesConfig;
import io.portcullis.gateway.message.ArchiveLimits;
import io.portcullis.gateway.message.JournalMessageStore;
import io.portcullis.gateway.message.MessageSettings;
import io.portcullis.gateway.message.MessageUpkeep;
import io.portcullis.gateway.message.PendingLimits;
import io.portcullis.gateway.ops.DiskHealth;
import io.portcullis.gateway.ops.Health;
import io.portcullis.gateway.ops.JournalHealth;
import io.portcullis.gateway.ops.JournalMeters;
import io.portcullis.gateway.ops.JournalWatch;
import io.portcullis.gateway.route.AccountDirectory;
import io.portcullis.gateway.route.AccountRates;
import io.portcullis.gateway.route.LoginDirectory;
import io.portcullis.gateway.route.Router;
import io.portcullis.gateway.route.SessionRegistry;
import io.portcullis.gateway.store.DiskSpace;
import io.portcullis.gateway.store.GroupCommitJournal;
import io.portcullis.gateway.store.JournalSettings;
import io.portcullis.gateway.xmpp.Contacts;
import io.portcullis.gateway.xmpp.StrangerLimits;
import io.portcullis.gateway.xmpp.XmppSettings;
import io.portcullis.gateway.xmpp.roster.RosterResult;
import io.portcullis.gateway.xmpp.roster.Rosters;
import java.time.Clock;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What both protocols share: the journal and what stands in it, who is here, and where a stanza goes.
record MessageRoom(GroupCommitJournal journal, JournalMessageStore store, SessionRegistry registry,
        AccountDirectory directory,
        Rosters rosters, Contacts contacts, Router router, AccountRates rates, Health health) {
    private static final Logger LOG = LoggerFactory.getLogger(MessageRoom.class);

    static MessageRoom open(Foundation foundation, XmppSettings xmpp, Clock clock, Closing closing) {
        var config = foundation.config();
        JournalWatch watch = new JournalWatch();
        GroupCommitJournal journal = GroupCommitJournal.open(
                ConfiguredDatabases.messages(config.storage(), foundation.data()),
                settings(config.messages(), config.drain().timeout()),
                new JournalMeters(foundation.metrics().registry()).and(watch));
        closing.add(journal::close);
        DiskSpace disk = watched(foundation);
        JournalMessageStore store = JournalMessageStore.open(journal, settings(config.messages()), clock, disk);
        MessageUpkeep upkeep = MessageUpkeep.start(journal, store, disk,
                new ArchiveLimits(config.messages().archiveAge(), config.messages().archiveBytes()), clock);
        closing.add(upkeep::close);
        SessionRegistry registry = new SessionRegistry();
        AccountDirectory directory = new LoginDirectory(foundation.auth().logins(), foundation.offloader());
        Rosters rosters = new Rosters(journal, xmpp.rosters(), clock);
        Contacts contacts = new Contacts(config.domain(), registry, rosters, directory);
        Router router = new Router(config.domain(), registry, store, directory, contacts, contacts, new StrangerLimits(
                xmpp.strangers(), rosters, foundation.metrics().registry(), Ticker.systemTicker()));
        MessageRoom room = new MessageRoom(journal, store, registry, directory, rosters, contacts, router,
                new AccountRates(xmpp.accountRate(), Ticker.systemTicker()),
                health(new JournalHealth(watch, store::probe), new DiskHealth(disk)));
        foundation.auth().events().subscribe(room::heard);
        room.watch(foundation);
        room.watch(foundation, disk, upkeep);
        return room;
    }

    /// A database elsewhere has a disk that nobody here sees.
    private static DiskSpace watched(Foundation foundation) {
        var config = foundation.config();
        return switch (config.storage().kind()) {
            case SQLITE -> DiskSpace.of(foundation.data().path(), config.messages().freeDisk());
            case POSTGRESQL -> DiskSpace.unwatched();
        };
    }

    private static int refused(DiskSpace.Level level) {
        return switch (level) {
            case PLENTY -> 0;
            case LOW -> 1;
            case SCARCE -> 2;
        };
    }

    private static Health health(Health journal, Health disk) {
        return () -> journal.problem().or(disk::problem);
    }

    private void watch(Foundation foundation, DiskSpace disk, MessageUpkeep upkeep) {
        var metrics = foundation.metrics();
        metrics.gauge("portcullis.disk.free.bytes", "Free on the disk of the data directory, where it is watched",
                disk::free);
        metrics.gauge("portcullis.disk.level", "0: messages are taken; 1: not of strangers; 2: none",
                () -> refused(disk.level()));
        metrics.counter("portcullis.archive.removed", "Messages that the archive no longer keeps", upkeep,
                MessageUpkeep::removedCount);
        metrics.counter("portcullis.archive.sweeps", "Walks through the archive that ended", upkeep,
                MessageUpkeep::sweepCount);
        metrics.counter("portcullis.messages.refused.mailbox",
                "Messages refused because of what is pending for their recipient or from their sender", store,
                JournalMessageStore::mailboxFullCount);
        metrics.counter("portcullis.messages.refused.disk", "Messages refused because the disk is nearly full", store,
                JournalMessageStore::diskLowCount);
    }

    /// What an account owned goes with it.
    private void heard(AuthEvent event) {
        registry.apply(event);
        if (event instanceof AuthEvent.AccountRemoved removed) {
            store.forget(removed.account());
            rosters.forget(removed.account(), this::tell);
        }
    }

    private void tell(RosterResult result) {
        switch (result) {
            case RosterResult.Committed committed -> contacts.tell(committed.consequences());
            case RosterResult.Refused _ -> LOG.warn("the roster of a removed account is still stored");
        }
    }

    private void watch(Foundation foundation) {
        var metrics = foundation.metrics();
        metrics.gauge("portcullis.sessions", "Bound XMPP sessions, and accounts with phones", registry::count);
        metrics.gauge("portcullis.messages.pending", "Messages that wait for their recipient", store::pendingCount);
        metrics.gauge("portcullis.messages.pending.bytes", "Bytes of them", store::pendingBytes);
        metrics.counter("portcullis.messages.stored", "Messages that were committed", store,
                JournalMessageStore::storedCount);
        metrics.counter("portcullis.messages.delivered", "Messages that a client of their recipient has confirmed",
                store, JournalMessageStore::deliveredCount);
        metrics.gauge("portcullis.writes.waiting", "Writes that wait for their commit", journal::waiting);
    }

    private static JournalSettings settings(MessagesConfig config, Duration closeWait) {
        return new JournalSettings(config.waitingWrites(), config.waitingBytes(),
                config.groupWrites(), closeWait, config.linger());
    }

    private static MessageSettings settings(MessagesConfig config) {
        MessageSettings defaults = MessageSettings.DEFAULT;
        return new MessageSettings(new PendingLimits(config.pendingPerAccount(), config.pendingBytes()),
                defaults.sendersRemembered(), defaults.recentMessages(),
                defaults.node());
    }
}
