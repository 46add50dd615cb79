package io.portcullis.auth.store;

import io.portcullis.auth.account.AccountName;
import io.portcullis.auth.account.GroupName;
import io.portcullis.auth.apppassword.AppPasswordId;
import io.portcullis.auth.notice.MailId;
import io.portcullis.auth.notice.NoticeKind;
import io.portcullis.auth.notice.NotificationAddress;
import io.portcullis.auth.notice.OutboxMail;
import io.portcullis.auth.notice.OutboxState;
import io.portcullis.auth.secondstep.TokenHash;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Notification addresses and the outbox. Addresses and the mails of a change are written by an [AccountChange]; what is
/// here changes no account's version.
///
/// All methods block and throw [StoreException] when the database fails; then nothing was changed.
public interface NoticeStore {
    /// An account's addresses, in the order they were added.
    List<NotificationAddress> addresses(AccountName account);

    /// The address that a link confirms; empty where no link with that token is open at `now`.
    Optional<NotificationAddress> unconfirmed(TokenHash token, Instant now);

    /// Puts mails of one account into the outbox, unless one of that kind was put there by this after `notSince`; false then,
    /// and where there is no such account.
    boolean addMails(AccountName account, NoticeKind kind, Instant at, Instant notSince, List<StoredMail> mails);

    /// Up to `limit` mails that are due at `now`, those that are due for longest first.
    List<StoredMail> due(Instant now, int limit);

    /// Takes a mail to be sent until `until`, whereupon it is due again, and counts the try; false where somebody else has
    /// taken it since it was read.
    boolean claim(OutboxMail mail, Instant until);

    /// Deletes a mail.
    void sent(MailId id);

    /// Notes a failure, and when it is tried next; never where that is empty.
    void failed(MailId id, String failure, Optional<Instant> next);

    /// Makes a mail due; false where there is none with that id.
    boolean retry(MailId id, Instant now);

    OutboxState state();

    /// Up to `limit` mails, the oldest first.
    List<OutboxMail> mails(int limit);

    /// Deletes the mails that were given up and made before `before`.
    void forget(Instant before);

    /// Up to `limit` app passwords that expire between two instants, live for longer than `atLeast` milliseconds in all, and of
    /// whose end nobody was told.
    List<Expiring> expiring(Instant after, Instant until, long atLeast, int limit);

    /// Up to `limit` active accounts without two-step whose primary password opens messaging, whose owner has a confirmed
    /// address, has never put the rule off and was never told of `kind`, in the order of their names' bytes: those that were
    /// opened by their primary password since `usedSince`, and those that have no app password.
    ///
    /// @param after only names that come after this one
    List<Untold> untold(NoticeKind kind, Instant usedSince, Optional<AccountName> after, int limit);

    /// An account whose owner was not told yet.
    record Untold(AccountName account, Optional<GroupName> group) {}

    /// An app password that is about to expire.
    record Expiring(AccountName account, AppPasswordId id) {}
}
