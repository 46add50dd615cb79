/// How far the rule has been rolled out. Start with [RolloutStage]; the plan in force is set and
/// read in `auth.service`, by `Rollouts`.
@NullMarked
package io.portcullis.auth.rollout;

import org.jspecify.annotations.NullMarked;
