package io.portcullis.auth.secondstep;

import java.time.Instant;

/// What came of a second step.
public sealed interface SecondStepResult {
    /// It was made. A sign-in whose first step was judged at another version than `seenVersion` has been overtaken by a change
    /// of the account, and starts over.
    ///
    /// @param seenVersion the account's version that the answer was held against
    /// @param authVersion the account's version afterwards: using up a recovery key or a code is a change
    record Accepted(SecondStepKind kind, long seenVersion, long authVersion) implements SecondStepResult {
        /// Whether the recovery key is used up by this, so that a new one has to be made at once.
        public boolean needsNewRecoveryKey() {
            return kind == SecondStepKind.RECOVERY_KEY;
        }
    }

    /// It was not: wrong, used before, or of an account that is not there or is suspended.
    record Wrong() implements SecondStepResult {}

    /// It was not looked at: too many were wrong.
    ///
    /// @param until when the next one is looked at
    record WaitUntil(Instant until) implements SecondStepResult {}
}
