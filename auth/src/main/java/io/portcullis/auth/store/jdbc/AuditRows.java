package io.portcullis.auth.store.jdbc;

import io.portcullis.auth.account.AccountName;
import io.portcullis.auth.store.AuditChain;
import io.portcullis.auth.store.AuditEntry;
import io.portcullis.auth.store.AuditRow;
import java.util.HexFormat;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/// Adds rows to the audit log within a transaction. Done last of all: from here to its end the transaction holds the
/// lock that puts the log's writers in a row.
final class AuditRows {
    private static final String TAKE = "update audit_head set seq = seq + :rows where id = 1 returning seq";
    private static final String INSERT = """
            insert into audit_log (seq, at, account, kind, detail, hash)
            values (:seq, :at, :account, :kind, :detail, :hash)""";

    private AuditRows() {}

    static void append(Handle handle, List<AuditEntry> entries) {
        if (entries.isEmpty()) {
            return;
        }
        long last = handle.createQuery(TAKE).bind("rows", entries.size()).mapTo(Long.class).one();
        long seq = last - entries.size();
        String hash = hashOf(handle, seq);
        try (PreparedBatch insert = handle.prepareBatch(INSERT)) {
            for (AuditEntry entry : entries) {
                AuditRow row = AuditChain.next(hash, ++seq, entry);
                hash = row.hash();
                bind(insert, row);
            }
            insert.execute();
        }
    }

    private static String hashOf(Handle handle, long seq) {
        return seq == 0
                ? AuditChain.start()
                : HexFormat.of().formatHex(handle.createQuery("select hash from audit_log where seq = :seq")
                        .bind("seq", seq).mapTo(byte[].class).one());
    }

    private static void bind(PreparedBatch insert, AuditRow row) {
        AuditEntry entry = row.entry();
        insert.bind("seq", row.seq()).bind("at", entry.at().toEpochMilli())
                .bind("account", entry.account().map(AccountName::value).orElse("")).bind("kind", entry.kind())
                .bind("detail", entry.detail()).bind("hash", HexFormat.of().parseHex(row.hash())).add();
    }
}
