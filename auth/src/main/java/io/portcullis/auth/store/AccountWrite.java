package io.portcullis.auth.store;

import io.portcullis.auth.account.AccountStatus;
import io.portcullis.auth.apppassword.AppPasswordId;
import java.time.Instant;

/// One write of a change to an account.
public sealed interface AccountWrite {
    record SetStatus(AccountStatus status) implements AccountWrite {}

    record SetTwoStep(boolean on) implements AccountWrite {}

    record SetPasswordChanged(Instant at) implements AccountWrite {}

    /// Puts it in place of the one with its id, or beside the others. Not for app passwords.
    record PutPrimary(SealedCredential credential) implements AccountWrite {}

    /// Deletes the primary password's messaging verifiers, if there are any.
    record DropPrimaryVerifiers() implements AccountWrite {}

    record AddAppPassword(StoredAppPassword appPassword) implements AccountWrite {}

    /// Deletes it with its verifiers, if it is there.
    record RemoveAppPassword(AppPasswordId id) implements AccountWrite {}

    /// Deletes the account with everything under it. Its name keeps its version.
    record RemoveAccount(Instant at) implements AccountWrite {}
}
