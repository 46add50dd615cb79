package io.portcullis.auth.store;

import java.util.List;

/// Whether the audit log is as it was written.
public sealed interface AuditCheck {
    /// Every row follows from the one before.
    record Intact(long rows) implements AuditCheck {}

    /// The row numbered `seq` was changed, or is missing.
    record Broken(long seq) implements AuditCheck {}

    /// Reads the whole log, in pages. Rows added meanwhile may or may not be looked at.
    static AuditCheck of(AuditLog log) {
        long expected = log.length();
        String previous = AuditChain.start();
        long seq = 0;
        for (List<AuditRow> page = log.after(0, 500); !page.isEmpty(); page = log.after(seq, 500)) {
            for (AuditRow row : page) {
                seq++;
                if (!row.equals(AuditChain.next(previous, seq, row.entry()))) {
                    return new Broken(seq);
                }
                previous = row.hash();
            }
        }
        return seq < expected ? new Broken(seq + 1) : new Intact(seq);
    }
}
