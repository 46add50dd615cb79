package io.portcullis.auth.rollout;

import io.portcullis.auth.account.Account;
import java.time.Instant;

/// Tells how the rollout stands for an account.
@FunctionalInterface
public interface RolloutPolicy {
    /// The state for an account and device at an instant.
    RolloutState state(Account account, boolean deviceSeen, Instant now);

    /// Nothing rolled out to anybody; owners' own choice still holds.
    static RolloutPolicy off() {
        return (account, deviceSeen, now) -> RolloutState.OFF;
    }
}
