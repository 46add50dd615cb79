package io.portcullis.auth.rollout;

/// How the rollout stands for one account and one device at one instant.
///
/// @param brownout whether a window of [RolloutStage#BROWNOUT] is open
/// @param deviceSeen whether the account was used from this device's network before
public record RolloutState(RolloutStage stage, boolean brownout, boolean deviceSeen) {
    /// Not rolled out.
    public static final RolloutState OFF = new RolloutState(RolloutStage.OFF, false, false);

    /// This, or the given stage where this one is stricter.
    RolloutState atMost(RolloutStage mildest) {
        return stage.compareTo(mildest) <= 0 ? this : new RolloutState(mildest, false, deviceSeen);
    }
}
