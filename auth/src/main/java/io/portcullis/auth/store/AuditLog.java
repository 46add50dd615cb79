package io.portcullis.auth.store;

import java.util.List;

/// The audit log: rows are added, by `append` or inside the transaction of a change, and never changed or deleted.
public interface AuditLog {
    /// Adds one row, in a transaction of its own.
    void append(AuditEntry entry);

    /// Up to `limit` rows whose number is above `seq`, in order.
    List<AuditRow> after(long seq, int limit);

    /// How many rows there must be.
    long length();
}
