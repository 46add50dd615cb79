/// How far the rule has been rolled out. Start with [RolloutStage]; the plans in force are set and
/// read in `auth.service`, by `Rollouts`.
@NullMarked
package io.portcullis.auth.rollout;

import org.jspecify.annotations.NullMarked;
