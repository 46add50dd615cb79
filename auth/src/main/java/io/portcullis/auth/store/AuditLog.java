package io.portcullis.auth.store;

import io.portcullis.auth.account.AccountName;
import java.util.List;

/// The audit log: rows are added, by `append` or inside the transaction of a change, and never changed or deleted.
public interface AuditLog {
    /// Adds one row, in a transaction of its own.
    void append(AuditEntry entry);

    /// Up to `limit` rows whose number is above `seq`, in order.
    List<AuditRow> after(long seq, int limit);

    /// The latest rows of one account, up to `limit`, newest first, without refused sign-ins: strangers must not be able to push
    /// out what happened. Rows of an account that had the name before are among them.
    List<AuditRow> latest(AccountName account, int limit);

    /// The same of refused sign-ins alone.
    List<AuditRow> latestRefused(AccountName account, int limit);

    /// How many rows there must be.
    long length();
}
