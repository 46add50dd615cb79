package io.portcullis.auth.rollout;

/// How far the rule "app-specific passwords only" has been rolled out to an account whose owner has not chosen it.
/// From mild to strict.
public enum RolloutStage {
    /// Nothing happens.
    OFF,
    /// Who would be refused is counted.
    OBSERVE,
    /// As [#OBSERVE], and the owner is told.
    NUDGE,
    /// A device not seen before is refused.
    BLOCK_NEW,
    /// Enforced in given windows of time.
    BROWNOUT,
    /// Enforced.
    ENFORCE
}
