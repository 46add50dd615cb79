package io.portcullis.auth.secondstep;

import io.portcullis.auth.secret.Secret;

/// What a person typed for a second step, as typed: spaces, hyphens and capitals do not matter.
public sealed interface SecondStepAnswer {
    /// Which kind it is meant to be.
    SecondStepKind kind();

    /// Six digits from an authenticator app.
    record TotpCode(Secret code) implements SecondStepAnswer {
        @Override
        public SecondStepKind kind() {
            return SecondStepKind.TOTP;
        }
    }

    /// The recovery key, 28 letters.
    record RecoveryKey(Secret key) implements SecondStepAnswer {
        @Override
        public SecondStepKind kind() {
            return SecondStepKind.RECOVERY_KEY;
        }
    }

    /// A one-time code, 10 letters.
    record OneTimeCode(Secret code) implements SecondStepAnswer {
        @Override
        public SecondStepKind kind() {
            return SecondStepKind.ONE_TIME_CODE;
        }
    }
}
