package io.portcullis.auth.service;

import io.portcullis.auth.account.AccountName;

/// What came of the link that finishes a recovery.
public sealed interface RecoveryFinish {
    /// The account has a new password, and everything else is gone.
    record Finished(AccountName account) implements RecoveryFinish {}

    /// The link leads nowhere, or nowhere any more.
    record Gone() implements RecoveryFinish {}
}
