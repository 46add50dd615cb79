package io.portcullis.auth.store;

import io.portcullis.auth.account.AccountName;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/// One thing that happened, for the audit log: nothing secret in it. `account` is absent for what concerns the whole
/// server; `at` is kept to the millisecond.
public record AuditEntry(Instant at, Optional<AccountName> account, String kind, String detail) {
    /// The kind of rows that strangers bring about: sign-ins that were refused.
    public static final String SIGN_INS_REFUSED = "SignInsRefused";

    public AuditEntry {
        at = at.truncatedTo(ChronoUnit.MILLIS);
    }
}
