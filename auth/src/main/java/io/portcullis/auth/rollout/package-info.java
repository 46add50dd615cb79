/// How far the rule has been rolled out. Start with [RolloutStage].
@NullMarked
package io.portcullis.auth.rollout;

import org.jspecify.annotations.NullMarked;
