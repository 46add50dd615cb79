package io.portcullis.auth.service;

import io.portcullis.auth.notice.MailId;
import io.portcullis.auth.notice.Notice;
import io.portcullis.auth.notice.OutboxMail;
import io.portcullis.auth.notice.OutboxState;
import io.portcullis.auth.store.ClientText;
import io.portcullis.auth.store.NoticeStore;
import io.portcullis.auth.store.StoredMail;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The mails that are to be sent. A mail is taken for a while, sent, and then deleted: whoever dies in between leaves it to be
/// sent again, and none is lost. Every method blocks, and throws `StoreException` when the database fails.
public final class Outbox {
    /// How long whoever takes a mail has to hand it over, before somebody else may.
    public static final Duration TAKEN = Duration.ofMinutes(5);
    /// The most tries.
    static final int MOST_ATTEMPTS = 25;
    /// Older ones are given up after their next failure.
    static final Duration OLDEST = Duration.ofDays(3);
    /// How long a mail that was given up can be seen.
    static final Duration KEPT = Duration.ofDays(14);

    private static final Duration FIRST_PAUSE = Duration.ofMinutes(1);
    private static final Duration LONGEST_PAUSE = Duration.ofHours(4);

    private final NoticeStore store;
    private final AccountChanges changes;
    private final Unsealing unsealing;
    private final SecureRandom random;

    Outbox(AccountParts parts, AccountChanges changes) {
        this.store = parts.stores().notices();
        this.changes = changes;
        this.unsealing = new Unsealing(parts);
        this.random = parts.random();
    }

    /// A mail that nobody else sends for now.
    public record Taken(OutboxMail mail, Notice notice) {}

    /// Takes the mail that is due for longest; empty where none is.
    public Optional<Taken> take() {
        Instant now = changes.now();
        for (StoredMail due : store.due(now, 10)) {
            if (store.claim(due.mail(), now.plus(TAKEN))) {
                Optional<Notice> notice = changes.sealing(() -> unsealing.open(due.mail().account(), due.content(),
                        content -> Notice.decode(due.mail().kind(), content)));
                if (notice.isPresent()) {
                    return Optional.of(new Taken(tried(due.mail()), notice.get()));
                }
                store.failed(due.mail().id(), "what it says cannot be opened; see the log", Optional.empty());
            }
        }
        return Optional.empty();
    }

    private static OutboxMail tried(OutboxMail mail) {
        return new OutboxMail(mail.id(), mail.account(), mail.to(), mail.language(), mail.kind(), mail.created(),
                mail.attempts() + 1, mail.due(), mail.failure());
    }

    /// It was handed over.
    public void sent(OutboxMail mail) {
        store.sent(mail.id());
    }

    /// It was not. Tried again after a pause that doubles from one minute to four hours, give or take a fifth; given up after 25
    /// tries or three days.
    ///
    /// @param failure for the operator, cut at 128 characters; nothing of what the mail says
    /// @param forGood whether another try would fail alike
    /// @return whether it was given up
    public boolean failed(OutboxMail mail, String failure, boolean forGood) {
        Instant now = changes.now();
        boolean over = forGood || mail.attempts() >= MOST_ATTEMPTS || mail.created().plus(OLDEST).isBefore(now);
        store.failed(mail.id(), ClientText.storable(failure),
                over ? Optional.empty() : Optional.of(now.plus(pause(mail.attempts()))));
        return over;
    }

    private Duration pause(int attempts) {
        long doubled = FIRST_PAUSE.toMillis() << Math.min(Math.max(attempts - 1, 0), 16);
        long pause = Math.min(doubled, LONGEST_PAUSE.toMillis());
        return Duration.ofMillis(pause * 4 / 5 + random.nextLong(pause * 2 / 5));
    }

    /// How it stands.
    public OutboxState state() {
        return store.state();
    }

    /// Up to `limit` mails that were not delivered yet, the oldest first.
    public List<OutboxMail> list(int limit) {
        return store.mails(limit);
    }

    /// Tries one again at once; false where there is none with that id.
    public boolean retry(MailId id) {
        return store.retry(id, changes.now());
    }

    /// Deletes what was given up two weeks ago.
    public void forget() {
        store.forget(changes.now().minus(KEPT));
    }
}
