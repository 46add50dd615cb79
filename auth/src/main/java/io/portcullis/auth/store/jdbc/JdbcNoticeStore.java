package io.portcullis.auth.store.jdbc;

import io.portcullis.auth.account.AccountName;
import io.portcullis.auth.account.GroupName;
import io.portcullis.auth.apppassword.AppPasswordId;
import io.portcullis.auth.notice.MailId;
import io.portcullis.auth.notice.NoticeKind;
import io.portcullis.auth.notice.NotificationAddress;
import io.portcullis.auth.notice.OutboxMail;
import io.portcullis.auth.notice.OutboxState;
import io.portcullis.auth.secondstep.TokenHash;
import io.portcullis.auth.secret.SealContext;
import io.portcullis.auth.store.AccountWrite;
import io.portcullis.auth.store.NoticeStore;
import io.portcullis.auth.store.SealedCredential;
import io.portcullis.auth.store.StoredMail;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// Notification addresses and the outbox in a database.
final class JdbcNoticeStore implements NoticeStore {
    private static final String ADDRESS = "select account, id, address, language, added, confirmed from notification_address";
    private static final String MAIL = "m.account, m.id, m.recipient, m.language, m.kind, m.created, m.attempts, m.due, m.failure";
    private static final String TELL = """
            insert into notice_time (account, kind, at)
            select name, :kind, :at from account where name = :account
            on conflict (account, kind) do update set at = excluded.at where notice_time.at <= :not_since""";
    private static final String DUE = "select " + MAIL + """
            , c.kid, c.sealed from outbox m join credential c on c.account = m.account and c.id = m.id
            where m.due <= :now order by m.due, m.id limit :limit""";
    private static final String CLAIM = """
            update outbox set due = :until, attempts = attempts + 1 where id = :id and due = :due""";
    private static final String STATE = """
            select count(due) as waiting, count(*) - count(due) as failed,
              min(case when due is not null then created end) as oldest from outbox""";
    private static final String FORGET = """
            delete from credential where (account, id) in
              (select account, id from outbox where due is null and created < :before)""";
    private static final String EXPIRING = """
            select account, id from app_password
            where expires > :after and expires <= :until and expiry_told is null and expires - created > :at_least
            order by expires limit :limit""";

    private static final String UNTOLD = """
            select a.name, a.rollout_group from account a
            where a.name > :after and a.status = 'ACTIVE' and a.two_step = 'OFF' and a.snoozed_until is null
              and exists (select 1 from credential c where c.account = a.name and c.id = :verifiers)
              and exists (select 1 from notification_address n where n.account = a.name and n.confirmed is not null)
              and not exists (select 1 from notice_time t where t.account = a.name and t.kind = :kind)
              and (exists (select 1 from primary_use u where u.account = a.name and u.used_at >= :used_since)
                or not exists (select 1 from app_password p where p.account = a.name))
            order by a.name limit :limit""";

    private final Database database;

    JdbcNoticeStore(Database database) {
        this.database = database;
    }

    @Override
    public List<NotificationAddress> addresses(AccountName account) {
        return database.read("Reading notification addresses", handle -> handle
                .createQuery(ADDRESS + " where account = :account order by added, id").bind("account", account.value())
                .map((row, context) -> NoticeRows.address(row)).list());
    }

    @Override
    public Optional<NotificationAddress> unconfirmed(TokenHash token, Instant now) {
        return database.read("Reading a notification address", handle -> handle
                .createQuery(ADDRESS + " where token_hash = :token and token_expires > :now")
                .bind("token", token.bytes()).bind("now", now.toEpochMilli())
                .map((row, context) -> NoticeRows.address(row)).findOne());
    }

    @Override
    public boolean addMails(AccountName account, NoticeKind kind, Instant at, Instant notSince,
            List<StoredMail> mails) {
        return database.write("Putting mails into the outbox", handle -> {
            int told = handle.createUpdate(TELL).bind("account", account.value()).bind("kind", kind.name())
                    .bind("at", at.toEpochMilli()).bind("not_since", notSince.toEpochMilli()).execute();
            if (told == 1) {
                CredentialWrites writes = new CredentialWrites(handle);
                mails.forEach(mail -> writes.add(account, new AccountWrite.AddMail(mail)));
                writes.flush();
            }
            return told == 1;
        });
    }

    @Override
    public List<StoredMail> due(Instant now, int limit) {
        return database.read("Reading the outbox",
                handle -> handle.createQuery(DUE).bind("now", now.toEpochMilli()).bind("limit", limit)
                        .map((row, context) -> NoticeRows.stored(row)).list());
    }

    @Override
    public boolean claim(OutboxMail mail, Instant until) {
        return mail.due().isPresent() && database.write("Taking a mail",
                handle -> handle.createUpdate(CLAIM).bind("until", until.toEpochMilli())
                        .bind("id", SealedCredential.idOf(mail.id()))
                        .bind("due", mail.due().orElseThrow().toEpochMilli()).execute() == 1);
    }

    @Override
    public void sent(MailId id) {
        database.write("Deleting a mail", handle -> update(handle,
                "delete from credential where (account, id) in (select account, id from outbox where id = :id)", id));
    }

    private static int update(Handle handle, String sql, MailId id) {
        return handle.createUpdate(sql).bind("id", SealedCredential.idOf(id)).execute();
    }

    @Override
    public void failed(MailId id, String failure, Optional<Instant> next) {
        database.write("Noting a mail's failure", handle -> handle
                .createUpdate("update outbox set failure = :failure, due = :due where id = :id")
                .bind("failure", failure).bind("due", next.map(Instant::toEpochMilli).orElse(null))
                .bind("id", SealedCredential.idOf(id)).execute());
    }

    @Override
    public boolean retry(MailId id, Instant now) {
        return database.write("Making a mail due", handle -> handle
                .createUpdate("update outbox set due = :now where id = :id")
                .bind("now", now.toEpochMilli()).bind("id", SealedCredential.idOf(id)).execute() == 1);
    }

    @Override
    public OutboxState state() {
        return database.read("Counting the outbox", handle -> handle.createQuery(STATE).map((row, context) -> {
            long oldest = row.getLong("oldest");
            Optional<Instant> since = row.wasNull() ? Optional.empty() : Optional.of(Instant.ofEpochMilli(oldest));
            return new OutboxState(row.getLong("waiting"), row.getLong("failed"), since);
        }).one());
    }

    @Override
    public List<OutboxMail> mails(int limit) {
        return database.read("Listing the outbox", handle -> handle
                .createQuery("select " + MAIL + " from outbox m order by m.created, m.id limit :limit")
                .bind("limit", limit).map((row, context) -> NoticeRows.mail(row)).list());
    }

    @Override
    public void forget(Instant before) {
        database.write("Forgetting mails",
                handle -> handle.createUpdate(FORGET).bind("before", before.toEpochMilli()).execute());
    }

    @Override
    public List<Untold> untold(NoticeKind kind, Instant usedSince, Optional<AccountName> after, int limit) {
        return database.read("Looking for owners to be told", handle -> handle.createQuery(UNTOLD)
                .bind("after", after.map(AccountName::value).orElse("")).bind("kind", kind.name())
                .bind("verifiers", SealContext.PRIMARY_VERIFIERS).bind("used_since", usedSince.toEpochMilli())
                .bind("limit", limit)
                .map((row, context) -> new Untold(new AccountName(row.getString("name")),
                        Optional.ofNullable(row.getString("rollout_group")).map(GroupName::new)))
                .list());
    }

    @Override
    public List<Expiring> expiring(Instant after, Instant until, long atLeast, int limit) {
        return database.read("Looking for app passwords about to expire", handle -> handle.createQuery(EXPIRING)
                .bind("after", after.toEpochMilli()).bind("until", until.toEpochMilli()).bind("at_least", atLeast)
                .bind("limit", limit).map((row, context) -> new Expiring(new AccountName(row.getString("account")),
                        new AppPasswordId(row.getString("id"))))
                .list());
    }
}
