package io.portcullis.auth.login;

import io.portcullis.auth.account.AccountName;
import io.portcullis.auth.apppassword.AppPasswordId;
import io.portcullis.auth.decision.RefusalReason;
import io.portcullis.auth.decision.Verdict;
import java.time.Instant;
import java.util.Optional;

/// What came of a login.
public sealed interface LoginOutcome {
    /// In.
    final class Accepted implements LoginOutcome {
        private final Verdict.Allow verdict;
        private final long authVersion;
        private final byte[] serverSignature;
        private final Optional<FastUse> token;

        Accepted(Verdict.Allow verdict, long authVersion, Found found) {
            this.verdict = verdict;
            this.authVersion = authVersion;
            this.serverSignature = found.signature();
            this.token = found.token();
        }

        /// Whose account.
        public AccountName account() {
            return verdict.account();
        }

        /// What opened it; empty: the primary password.
        public Optional<AppPasswordId> appPassword() {
            return verdict.appPassword();
        }

        /// The account's version that was decided on.
        public long authVersion() {
            return authVersion;
        }

        /// The token that was shown, if it was one.
        public Optional<FastUse> token() {
            return token;
        }

        /// SCRAM's server signature, or a token's; empty for other proofs. Not a copy.
        public byte[] serverSignature() {
            return serverSignature;
        }
    }

    /// Out. The wire says the same whatever the reason.
    ///
    /// @param answerNotBefore when the client may hear of it
    record Refused(RefusalReason reason, Instant answerNotBefore) implements LoginOutcome {}
}
