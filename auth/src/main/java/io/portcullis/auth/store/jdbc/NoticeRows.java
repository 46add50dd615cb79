package io.portcullis.auth.store.jdbc;

import io.portcullis.auth.account.AccountName;
import io.portcullis.auth.notice.MailAddress;
import io.portcullis.auth.notice.MailId;
import io.portcullis.auth.notice.NoticeKind;
import io.portcullis.auth.notice.NotificationAddress;
import io.portcullis.auth.notice.NotificationAddressId;
import io.portcullis.auth.notice.OutboxMail;
import io.portcullis.auth.secret.SealContext;
import io.portcullis.auth.store.StoredAddress;
import io.portcullis.auth.store.StoredMail;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.statement.PreparedBatch;

/// Notification addresses and mails to rows and back.
final class NoticeRows {
    static final String INSERT_ADDRESS = """
            insert into notification_address (account, id, address, language, added, token_hash, token_expires)
            values (:account, :id, :address, :language, :added, :token_hash, :token_expires)""";
    static final String INSERT_MAIL = """
            insert into outbox (account, id, recipient, language, kind, created, attempts, due, failure)
            values (:account, :id, :recipient, :language, :kind, :created, 0, :due, '')""";

    private NoticeRows() {}

    static void bind(PreparedBatch insert, AccountName account, StoredAddress stored) {
        NotificationAddress address = stored.address();
        insert.bind("account", account.value()).bind("id", address.id().value())
                .bind("address", address.address().value()).bind("language", address.language())
                .bind("added", address.added().toEpochMilli()).bind("token_hash", stored.token().bytes())
                .bind("token_expires", stored.expires().toEpochMilli()).add();
    }

    static void bind(PreparedBatch insert, AccountName account, StoredMail stored) {
        OutboxMail mail = stored.mail();
        insert.bind("account", account.value()).bind("id", stored.content().id()).bind("recipient", mail.to().value())
                .bind("language", mail.language()).bind("kind", mail.kind().name())
                .bind("created", mail.created().toEpochMilli())
                .bind("due", mail.due().map(Instant::toEpochMilli).orElse(null)).add();
    }

    static NotificationAddress address(ResultSet row) throws SQLException {
        return new NotificationAddress(new NotificationAddressId(row.getString("id")),
                new AccountName(row.getString("account")), new MailAddress(row.getString("address")),
                row.getString("language"), Instant.ofEpochMilli(row.getLong("added")), instant(row, "confirmed"));
    }

    static StoredMail stored(ResultSet row) throws SQLException {
        return new StoredMail(mail(row), AccountRows.credential(row));
    }

    static OutboxMail mail(ResultSet row) throws SQLException {
        return new OutboxMail(new MailId(row.getString("id").substring(SealContext.MAIL_PREFIX.length())),
                new AccountName(row.getString("account")), new MailAddress(row.getString("recipient")),
                row.getString("language"), NoticeKind.valueOf(row.getString("kind")),
                Instant.ofEpochMilli(row.getLong("created")), row.getInt("attempts"), instant(row, "due"),
                row.getString("failure"));
    }

    private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        long millis = row.getLong(column);
        return row.wasNull() ? Optional.empty() : Optional.of(Instant.ofEpochMilli(millis));
    }
}
