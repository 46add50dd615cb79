package io.portcullis.auth.account;

import java.time.Instant;
import java.util.Optional;

/// What an account itself brings to the rollout.
///
/// @param group whose plan holds for the account, where the group has one
/// @param snoozedUntil the first instant after the owner's snooze; an account has one, so it stays when it is over
public record RolloutTerms(Optional<GroupName> group, Optional<Instant> snoozedUntil) {
    /// In no group and never snoozed.
    public static final RolloutTerms NONE = new RolloutTerms(Optional.empty(), Optional.empty());

    /// Whether the snooze lasts at an instant.
    public boolean snoozed(Instant now) {
        return snoozedUntil.filter(now::isBefore).isPresent();
    }
}
