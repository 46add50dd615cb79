package io.portcullis.auth.event;

import io.portcullis.auth.account.AccountName;
import io.portcullis.auth.account.GroupName;
import java.time.Instant;
import java.util.Optional;

/// A change to what an account itself brings to the rollout.
public sealed interface RolloutChange extends AuthEvent.Change {
    /// An operator put the account into a group, or into none.
    record Grouped(AccountName account, Instant at, long authVersion,
            Optional<GroupName> group) implements RolloutChange {}

    /// The owner put the rule off, for the one time that there is.
    ///
    /// @param until the first instant after it
    record Snoozed(AccountName account, Instant at, long authVersion, Instant until) implements RolloutChange {}
}
