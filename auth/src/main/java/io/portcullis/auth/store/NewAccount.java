package io.portcullis.auth.store;

import io.portcullis.auth.account.AccountName;
import io.portcullis.auth.secret.ScramSalts;
import java.time.Instant;
import java.util.List;

/// An account to be made, active, with what lies under it from the start.
///
/// @param writes credentials, an invitation and its mail only
public record NewAccount(AccountName name, boolean twoStep, Instant created, ScramSalts salts,
        List<AccountWrite> writes, List<AuditEntry> audit) {
    public NewAccount {
        writes = List.copyOf(writes);
        audit = List.copyOf(audit);
    }
}
