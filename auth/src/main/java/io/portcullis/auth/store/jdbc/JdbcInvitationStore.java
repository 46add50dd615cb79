package io.portcullis.auth.store.jdbc;

import io.portcullis.auth.account.AccountName;
import io.portcullis.auth.invitation.Invitation;
import io.portcullis.auth.notice.MailAddress;
import io.portcullis.auth.secondstep.TokenHash;
import io.portcullis.auth.store.AccountWrite;
import io.portcullis.auth.store.InvitationStore;
import io.portcullis.auth.store.StoredInvitation;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// Invitations in a database.
final class JdbcInvitationStore implements InvitationStore {
    private static final String SELECT = """
            select account, made, expires, made_by, recipient, made_account from invitation""";
    private static final String INSERT = """
            insert into invitation (account, token_hash, made, expires, made_by, recipient, made_account)
            values (:account, :token_hash, :made, :expires, :made_by, :recipient, :made_account)""";

    private final Database database;

    JdbcInvitationStore(Database database) {
        this.database = database;
    }

    static void write(Handle handle, AccountName account, AccountWrite.InvitationWrite write) {
        switch (write) {
            case AccountWrite.PutInvitation(var invitation) -> put(handle, invitation);
            case AccountWrite.DropInvitation() -> drop(handle, account);
        }
    }

    private static void put(Handle handle, StoredInvitation stored) {
        Invitation invitation = stored.invitation();
        drop(handle, invitation.account());
        handle.createUpdate(INSERT).bind("account", invitation.account().value())
                .bind("token_hash", stored.link().bytes()).bind("made", invitation.made().toEpochMilli())
                .bind("expires", invitation.expires().toEpochMilli()).bind("made_by", invitation.by())
                .bind("recipient", invitation.to().map(MailAddress::value).orElse(null))
                .bind("made_account", invitation.madeAccount() ? 1 : 0).execute();
    }

    static void drop(Handle handle, AccountName account) {
        handle.createUpdate("delete from invitation where account = :account").bind("account", account.value())
                .execute();
    }

    @Override
    public Optional<Invitation> invitation(AccountName account) {
        return database.read("Reading an invitation", handle -> handle.createQuery(SELECT + " where account = :account")
                .bind("account", account.value()).map((row, context) -> invitation(row)).findOne());
    }

    @Override
    public Optional<Invitation> invitationByLink(TokenHash link, Instant now) {
        return database.read("Reading an invitation",
                handle -> handle.createQuery(SELECT + " where token_hash = :link and expires > :now")
                        .bind("link", link.bytes()).bind("now", now.toEpochMilli())
                        .map((row, context) -> invitation(row)).findOne());
    }

    @Override
    public long count() {
        return database.read("Counting invitations",
                handle -> handle.createQuery("select count(*) from invitation").mapTo(Long.class).one());
    }

    @Override
    public List<Invitation> invitations(int limit) {
        return database.read("Reading invitations", handle -> handle
                .createQuery(SELECT + " order by account limit :limit").bind("limit", limit)
                .map((row, context) -> invitation(row)).list());
    }

    @Override
    public List<AccountName> lapsed(Instant now, int limit) {
        return database.read("Looking for expired invitations", handle -> handle
                .createQuery("select account from invitation where expires <= :now order by expires limit :limit")
                .bind("now", now.toEpochMilli()).bind("limit", limit)
                .map((row, context) -> new AccountName(row.getString("account"))).list());
    }

    private static Invitation invitation(ResultSet row) throws SQLException {
        return new Invitation(new AccountName(row.getString("account")), Instant.ofEpochMilli(row.getLong("made")),
                Instant.ofEpochMilli(row.getLong("expires")), row.getString("made_by"),
                Optional.ofNullable(row.getString("recipient")).map(MailAddress::new),
                row.getInt("made_account") == 1);
    }
}
