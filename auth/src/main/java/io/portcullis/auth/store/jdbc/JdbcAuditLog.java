package io.portcullis.auth.store.jdbc;

import io.portcullis.auth.account.AccountName;
import io.portcullis.auth.store.AuditEntry;
import io.portcullis.auth.store.AuditLog;
import io.portcullis.auth.store.AuditRow;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/// The audit log in a database.
final class JdbcAuditLog implements AuditLog {
    private static final String AFTER = """
            select seq, at, account, kind, detail, hash from audit_log where seq > :seq order by seq limit :limit""";

    private static final String LATEST = """
            select seq, at, account, kind, detail, hash from audit_log where account = :account
            and kind <> :refused order by seq desc limit :limit""";

    private static final String LATEST_REFUSED = """
            select seq, at, account, kind, detail, hash from audit_log where account = :account
            and kind = :refused order by seq desc limit :limit""";

    private final Database database;

    JdbcAuditLog(Database database) {
        this.database = database;
    }

    @Override
    public void append(AuditEntry entry) {
        database.write("Writing the audit log", handle -> {
            AuditRows.append(handle, List.of(entry));
            return true;
        });
    }

    @Override
    public List<AuditRow> after(long seq, int limit) {
        return database.read("Reading the audit log", handle -> handle.createQuery(AFTER).bind("seq", seq)
                .bind("limit", limit).map((row, context) -> row(row)).list());
    }

    @Override
    public List<AuditRow> latest(AccountName account, int limit) {
        return latest(LATEST, account, limit);
    }

    @Override
    public List<AuditRow> latestRefused(AccountName account, int limit) {
        return latest(LATEST_REFUSED, account, limit);
    }

    private List<AuditRow> latest(String query, AccountName account, int limit) {
        return database.read("Reading an account's audit log",
                handle -> handle.createQuery(query).bind("account", account.value())
                        .bind("refused", AuditEntry.SIGN_INS_REFUSED).bind("limit", limit)
                        .map((row, context) -> row(row)).list());
    }

    @Override
    public long length() {
        return database.read("Reading the audit log's length",
                handle -> handle.createQuery("select seq from audit_head").mapTo(Long.class).one());
    }

    private static AuditRow row(ResultSet row) throws SQLException {
        String account = row.getString("account");
        Optional<AccountName> name = account.isEmpty() ? Optional.empty() : Optional.of(new AccountName(account));
        AuditEntry entry = new AuditEntry(Instant.ofEpochMilli(row.getLong("at")), name, row.getString("kind"),
                row.getString("detail"));
        return new AuditRow(row.getLong("seq"), entry, HexFormat.of().formatHex(row.getBytes("hash")));
    }
}
