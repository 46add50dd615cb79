package io.portcullis.auth.store;

import io.portcullis.auth.account.AccountName;
import java.util.List;

/// A change to one account: all of its writes, the next version and the audit rows are committed together, or nothing.
///
/// @param fromVersion the version it was decided on
/// @param writes in the order they are done
public record AccountChange(AccountName account, long fromVersion, List<AccountWrite> writes, List<AuditEntry> audit) {
    public AccountChange {
        writes = List.copyOf(writes);
        audit = List.copyOf(audit);
    }
}
