package io.portcullis.gateway.message;

import io.portcullis.auth.account.AccountName;
import io.portcullis.gateway.store.Completion;
import io.portcullis.gateway.store.DiskSpace;
import io.portcullis.gateway.store.Journal;
import io.portcullis.gateway.store.Outcome;
import io.portcullis.gateway.store.StoreFailure;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The message store over the journal.
public final class JournalMessageStore implements MessageStore {
    private final Journal journal;
    private final Clock clock;
    private final MessageIds ids;
    private final SentMessages sent;
    private final PendingCounts counts;
    private final MessageRows rows = new MessageRows();
    private final Confirmations confirmations;
    private final DiskSpace disk;
    private final LongAdder stored = new LongAdder();
    private final LongAdder storedBytes = new LongAdder();
    private final LongAdder mailboxFull = new LongAdder();
    private final LongAdder diskLow = new LongAdder();

    private JournalMessageStore(Journal journal, MessageSettings settings, Clock clock, DiskSpace disk,
            StoredBefore before) {
        this.journal = journal;
        this.disk = disk;
        this.clock = clock;
        ids = new MessageIds(clock, settings.node(), before.greatest());
        sent = new SentMessages(settings.sendersRemembered());
        counts = new PendingCounts(settings.pending());
        confirmations = new Confirmations(journal, rows, counts);
        before.pending().forEach(counts::load);
        before.sent().forEach(message -> sent.of(message.sender()).stored(message.origin()));
    }

    /// Reads what must be known of the messages of earlier runs; blocks.
    ///
    /// @throws IllegalStateException when that is not possible
    public static JournalMessageStore open(Journal journal, MessageSettings settings, Clock clock) {
        return open(journal, settings, clock, DiskSpace.unwatched());
    }

    /// As [#open(Journal, MessageSettings, Clock)], with a disk that may become full.
    public static JournalMessageStore open(Journal journal, MessageSettings settings, Clock clock, DiskSpace disk) {
        CompletableFuture<Outcome<StoredBefore>> read = new CompletableFuture<>();
        journal.query(statements -> StoredBefore.read(statements, settings.recentMessages()), read::complete);
        return switch (read.join()) {
            case Outcome.Answer<StoredBefore>(StoredBefore before) ->
                new JournalMessageStore(journal, settings, clock, disk, before);
            case Outcome.Failed<StoredBefore>(StoreFailure reason) ->
                throw new IllegalStateException("reading the stored messages failed: " + reason);
        };
    }

    @Override
    public Acceptance accept(NewMessage message, Consumer<StoreResult> done) {
        String recipient = message.recipient().value();
        Optional<String> originId = message.originId().filter(id -> message.sender().isPresent());
        long origin = originId.map(id -> OriginKey.of(recipient, id)).orElse(0L);
        @Nullable
        String sender = message.sender().map(AccountName::value).orElse(null);
        @Nullable
        SentRing ring = origin == 0 || sender == null ? null : sent.of(sender);
        boolean archived = message.keep() == NewMessage.Keep.ARCHIVE;
        InFlight flight = new InFlight(this, ids.next(),
                new MessageRow(clock.millis(), sender, recipient, origin, archived),
                StanzaBytes.write(message.stanza()), ring, done);
        SentRing.Seen seen = ring == null ? SentRing.Seen.NEW : ring.offer(origin, flight, done);
        return switch (seen) {
            case NEW -> submit(flight, message.effectiveStanding());
            case ON_ITS_WAY -> new Acceptance.Again();
            case COMMITTED -> {
                done.accept(new StoreResult.Duplicate());
                yield new Acceptance.Again();
            }
        };
    }

    private Acceptance submit(InFlight flight, Standing standing) {
        if (standing == Standing.UNKNOWN && disk.level() == DiskSpace.Level.LOW) {
            return contactsOnly(flight);
        }
        if (isRefused(standing)) {
            diskLow.increment();
            flight.refuse(StoreFailure.DISK_LOW);
            return new Acceptance.Refused();
        }
        return switch (counts.add(flight.charge(), standing)) {
            case ADDED -> {
                confirmations.retry();
                journal.submit(flight, flight);
                yield flight.failed() ? new Acceptance.Refused() : new Acceptance.New(flight);
            }
            case FULL -> {
                mailboxFull.increment();
                flight.refuse(StoreFailure.MAILBOX_FULL);
                yield new Acceptance.Refused();
            }
            case CONTACTS_ONLY -> contactsOnly(flight);
        };
    }

    private static Acceptance contactsOnly(InFlight flight) {
        flight.withdraw();
        return new Acceptance.ContactsOnly();
    }

    private boolean isRefused(Standing standing) {
        return switch (disk.level()) {
            case PLENTY -> false;
            case LOW -> standing != Standing.CONTACT;
            case SCARCE -> true;
        };
    }

    @Override
    public void delivered(PendingMessage message, AccountName owner) {
        Charge charge = new Charge(owner.value(), message.sender().map(AccountName::value).orElse(null),
                message.bytes());
        confirmations.add(charge, message.id().value(), message.keep() == NewMessage.Keep.UNTIL_DELIVERED);
    }

    @Override
    public void pending(AccountName owner, MessageId after, MessageId upTo, int limit,
            Consumer<Outcome<List<PendingMessage>>> done) {
        if (counts.none(owner.value())) {
            done.accept(new Outcome.Answer<>(List.of()));
            return;
        }
        confirmations.retry();
        journal.query(statements -> rows.pending(statements, owner.value(), after.value(), upTo.value(), limit), done);
    }

    @Override
    public MessageId latest() {
        return ids.latest();
    }

    @Override
    public void forget(AccountName owner) {
        counts.forget(owner.value());
        sent.forget(owner.value());
        journal.submit(statements -> rows.forget(statements, owner.value()), result -> {});
    }

    /// Tries whether a write can be committed. Stores nothing that stays.
    public void probe(Completion done) {
        journal.submit(rows::probe, done);
    }

    void countStored(int bytes) {
        stored.increment();
        storedBytes.add(bytes);
    }

    /// Bytes of the messages committed since the start.
    long storedBytes() {
        return storedBytes.sum();
    }

    /// Messages refused since the start because the recipient's mailbox or the sender's share was full, for metrics.
    public long mailboxFullCount() {
        return mailboxFull.sum();
    }

    /// Messages refused since the start because the disk is nearly full, for metrics.
    public long diskLowCount() {
        return diskLow.sum();
    }

    /// Messages committed since the start, for metrics.
    public long storedCount() {
        return stored.sum();
    }

    /// Messages that a client of the recipient has confirmed since the start, each counted once, for metrics.
    public long deliveredCount() {
        return counts.deliveredTotal();
    }

    /// Messages pending for all accounts, for metrics.
    public long pendingCount() {
        return counts.total();
    }

    /// Bytes of them, for metrics.
    public long pendingBytes() {
        return counts.totalBytes();
    }

    MessageRows rows() {
        return rows;
    }

    PendingCounts counts() {
        return counts;
    }

    Confirmations confirmations() {
        return confirmations;
    }
}
