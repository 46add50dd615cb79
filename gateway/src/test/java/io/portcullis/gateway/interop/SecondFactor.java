package io.portcullis.gateway.interop;

import io.portcullis.gateway.web.AuthenticatorApp;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/// What somebody has beside a password, as the paths need it.
sealed interface SecondFactor {
    /// Nothing: two-step is off.
    record None() implements SecondFactor {}

    /// The browser's own authenticator.
    record Passkey() implements SecondFactor {}

    /// An app with digits.
    record Digits(AuthenticatorApp app) implements SecondFactor {
        private static final int STEP_SECONDS = 30;
        private static final int ENOUGH_SECONDS = 8;

        /// The digits of this step of 30 seconds or one beside it, so that three can be used within one step. Waits until there is enough
        /// left of the step to send them in it.
        ///
        /// @param offset -1, 0 or 1; each use needs a larger one than the use before
        String at(int offset) {
            long left = STEP_SECONDS - Instant.now().getEpochSecond() % STEP_SECONDS;
            if (left < ENOUGH_SECONDS) {
                LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(left));
            }
            return app.code(Instant.now().plusSeconds((long) offset * STEP_SECONDS));
        }
    }
}
