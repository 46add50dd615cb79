package io.portcullis.auth.event;

import io.portcullis.auth.account.AccountName;
import io.portcullis.auth.passkey.PasskeyId;
import io.portcullis.auth.secondstep.TotpId;
import io.portcullis.auth.secondstep.TrustedBrowserId;
import java.time.Instant;

/// A change to how an account's second step can be made. Trusted browsers that a password change, a suspension, the use of a
/// recovery key or the end of two-step takes along have no event of their own.
public sealed interface SecondStepChange extends AuthEvent.Change {
    /// An authenticator app was added: its first code came back.
    record TotpAdded(AccountName account, Instant at, long authVersion, TotpId id,
            String label) implements SecondStepChange {}

    /// An authenticator app was removed.
    record TotpRemoved(AccountName account, Instant at, long authVersion, TotpId id) implements SecondStepChange {}

    /// A passkey was added.
    record PasskeyAdded(AccountName account, Instant at, long authVersion, PasskeyId id,
            String label) implements SecondStepChange {}

    /// A passkey has another label.
    record PasskeyRenamed(AccountName account, Instant at, long authVersion, PasskeyId id,
            String label) implements SecondStepChange {}

    /// A passkey was removed.
    record PasskeyRemoved(AccountName account, Instant at, long authVersion,
            PasskeyId id) implements SecondStepChange {}

    /// A new recovery key was shown; the one before still counts.
    record RecoveryKeyShown(AccountName account, Instant at, long authVersion) implements SecondStepChange {}

    /// A recovery key was typed back, and is the one that counts.
    record RecoveryKeyMade(AccountName account, Instant at, long authVersion) implements SecondStepChange {}

    /// The recovery key was used up; trusted browsers went with it.
    record RecoveryKeyUsed(AccountName account, Instant at, long authVersion) implements SecondStepChange {}

    /// One-time codes were made; none of those before count.
    record OneTimeCodesMade(AccountName account, Instant at, long authVersion) implements SecondStepChange {}

    /// A one-time code was used up.
    ///
    /// @param left how many can still be used
    record OneTimeCodeUsed(AccountName account, Instant at, long authVersion, int left) implements SecondStepChange {}

    /// A browser is trusted from now on.
    ///
    /// @param label what the browser called itself; not to be trusted
    record TrustedBrowserAdded(AccountName account, Instant at, long authVersion, TrustedBrowserId id,
            String label) implements SecondStepChange {}

    /// A browser is no longer trusted.
    record TrustedBrowserRevoked(AccountName account, Instant at, long authVersion,
            TrustedBrowserId id) implements SecondStepChange {}
}
