package io.portcullis.auth.event;

import io.portcullis.auth.account.AccountName;
import io.portcullis.auth.recovery.RecoveryEnd;
import io.portcullis.auth.recovery.RecoveryOrigin;
import java.time.Instant;
import java.util.Optional;

/// A step of getting back in after losing everything.
public sealed interface RecoveryChange extends AuthEvent.Change {
    /// Somebody asked for it.
    ///
    /// @param ripe when the waiting period is over
    record RecoveryStarted(AccountName account, Instant at, long authVersion, Instant ripe,
            RecoveryOrigin origin) implements RecoveryChange {}

    /// The waiting period is over: the link that finishes it was sent.
    record RecoveryReady(AccountName account, Instant at, long authVersion) implements RecoveryChange {}

    /// It was cancelled; nothing has changed.
    record RecoveryCancelled(AccountName account, Instant at, long authVersion,
            RecoveryEnd end) implements RecoveryChange {}

    /// A new password was set, and everything else ended.
    record RecoveryFinished(AccountName account, Instant at, long authVersion) implements RecoveryChange {
        @Override
        public Optional<Ends> ends() {
            return Optional.of(new Ends.Everything());
        }
    }
}
