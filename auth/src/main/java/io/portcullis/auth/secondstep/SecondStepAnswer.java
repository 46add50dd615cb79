package io.portcullis.auth.secondstep;

import io.portcullis.auth.passkey.PasskeyAssertion;
import io.portcullis.auth.passkey.PasskeyRequest;
import io.portcullis.auth.secret.Secret;

/// What a person gave for a second step. What is typed stands as typed: spaces, hyphens and capitals do not matter.
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

    /// What an authenticator answered to what it was asked.
    record Passkey(PasskeyRequest request, PasskeyAssertion assertion) implements SecondStepAnswer {
        @Override
        public SecondStepKind kind() {
            return SecondStepKind.PASSKEY;
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
