package io.portcullis.gateway.message;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/// How much is pending for and from each account, what is on its way to the disk included. An entry exists only while something is
/// pending. A mailbox's entry is locked before a sender's, never the other way round.
final class PendingCounts {
    /// Whether there is room for a message.
    enum Verdict {
        ADDED, FULL,
        /// There is, if the sender is a contact of the recipient.
        CONTACTS_ONLY
    }

    private final PendingLimits limits;
    private final ConcurrentMap<String, Mailbox> mailboxes = new ConcurrentHashMap<>();
    /// Pending from each account, for all others together.
    private final ConcurrentMap<String, Usage> senders = new ConcurrentHashMap<>();
    private final LongAdder messages = new LongAdder();
    private final LongAdder bytes = new LongAdder();
    private final LongAdder delivered = new LongAdder();

    PendingCounts(PendingLimits limits) {
        this.limits = limits;
    }

    /// At the start, from the disk: whatever the limits are now.
    void load(StoredBefore.Waiting waiting) {
        mailboxes.computeIfAbsent(waiting.recipient(), name -> new Mailbox()).add(waiting.sender(), waiting.messages(),
                waiting.bytes());
        if (waiting.sender() != null) {
            senders.computeIfAbsent(waiting.sender(), name -> new Usage()).add(waiting.messages(), waiting.bytes());
        }
        count(waiting.messages(), waiting.bytes());
    }

    /// Counts a message, if there is room for it.
    Verdict add(Charge charge, Standing standing) {
        Verdict[] verdict = {Verdict.FULL};
        mailboxes.compute(charge.recipient(), (name, known) -> {
            Mailbox mailbox = known == null ? new Mailbox() : known;
            verdict[0] = offer(charge, standing, mailbox);
            return mailbox.isEmpty() ? null : mailbox;
        });
        if (verdict[0] == Verdict.ADDED) {
            count(1, charge.bytes());
        }
        return verdict[0];
    }

    private Verdict offer(Charge charge, Standing standing, Mailbox mailbox) {
        Usage share = mailbox.share(charge.sender());
        if (!limits.admits(standing, mailbox.all(), share, charge.bytes())) {
            boolean contact = standing == Standing.UNKNOWN
                    && limits.admits(Standing.CONTACT, mailbox.all(), share, charge.bytes());
            return contact ? Verdict.CONTACTS_ONLY : Verdict.FULL;
        }
        if (!reserve(charge)) {
            return Verdict.FULL;
        }
        mailbox.add(charge.sender(), 1, charge.bytes());
        return Verdict.ADDED;
    }

    /// Whether all that is pending from the sender leaves room.
    private boolean reserve(Charge charge) {
        @Nullable
        String sender = charge.sender();
        if (sender == null) {
            return true;
        }
        boolean[] fits = {false};
        senders.compute(sender, (name, known) -> {
            Usage usage = known == null ? new Usage() : known;
            fits[0] = limits.fits(usage, charge.bytes());
            if (fits[0]) {
                usage.add(1, charge.bytes());
            }
            return usage.isEmpty() ? null : usage;
        });
        return fits[0];
    }

    /// A client has a message that was pending.
    void delivered(Charge charge) {
        remove(charge);
        delivered.increment();
    }

    void remove(Charge charge) {
        mailboxes.computeIfPresent(charge.recipient(), (name, mailbox) -> {
            if (mailbox.remove(charge.sender(), charge.bytes())) {
                release(charge.sender(), 1, charge.bytes());
            }
            count(-1, -charge.bytes());
            return mailbox.isEmpty() ? null : mailbox;
        });
    }

    private void release(@Nullable String sender, int fewerMessages, long fewerBytes) {
        if (sender != null) {
            senders.computeIfPresent(sender, (name, usage) -> {
                usage.remove(fewerMessages, fewerBytes);
                return usage.isEmpty() ? null : usage;
            });
        }
    }

    private void count(int moreMessages, long moreBytes) {
        messages.add(moreMessages);
        bytes.add(moreBytes);
    }

    boolean none(String owner) {
        return !mailboxes.containsKey(owner);
    }

    /// Accounts that something is pending for, and those that something is pending from.
    int entries() {
        return mailboxes.size() + senders.size();
    }

    long total() {
        return messages.sum();
    }

    long totalBytes() {
        return bytes.sum();
    }

    /// Messages that a client has had since the start.
    long deliveredTotal() {
        return delivered.sum();
    }

    /// The account is gone: nothing is pending for it, and what is pending from it counts as nobody's. Looks at every mailbox with
    /// something pending, if there is any from it.
    void forget(String account) {
        mailboxes.computeIfPresent(account, (name, mailbox) -> {
            mailbox.forEachShare((sender, usage) -> release(sender, usage.messages(), usage.bytes()));
            count(-mailbox.all().messages(), -mailbox.all().bytes());
            return null;
        });
        if (senders.remove(account) != null) {
            for (String recipient : mailboxes.keySet()) {
                mailboxes.computeIfPresent(recipient, (name, mailbox) -> {
                    mailbox.forget(account);
                    return mailbox;
                });
            }
        }
    }
}
