package io.portcullis.auth.login;

import io.portcullis.auth.fast.FastCredential;
import io.portcullis.auth.secret.DigestHash;
import io.portcullis.auth.secret.DigestInputs;
import io.portcullis.auth.secret.ScramMechanism;
import io.portcullis.auth.secret.Secret;

/// What a client shows to prove that it holds a credential.
public sealed interface Proof {
    /// SCRAM's client proof. RFC 5802 section 3.
    final class Scram implements Proof {
        private final ScramMechanism mechanism;
        private final byte[] authMessage;
        private final byte[] clientProof;

        /// Keeps the arrays: the caller hands them over.
        public Scram(ScramMechanism mechanism, byte[] authMessage, byte[] clientProof) {
            this.mechanism = mechanism;
            this.authMessage = authMessage;
            this.clientProof = clientProof;
        }

        ScramMechanism mechanism() {
            return mechanism;
        }

        byte[] authMessage() {
            return authMessage;
        }

        byte[] clientProof() {
            return clientProof;
        }
    }

    /// The password itself, over TLS.
    record Plain(Secret password) implements Proof {}

    /// A digest response. RFC 7616 section 3.4.1.
    record Digest(DigestHash hash, DigestInputs inputs) implements Proof {}

    /// A token's, by the mechanisms HT-*. draft-schmaus-kitten-sasl-ht section 3.1.
    final class Token implements Proof {
        private final String agent;
        private final String mechanism;
        private final byte[] initiatorHash;
        private final byte[] bindingData;

        /// Keeps the arrays: the caller hands them over.
        ///
        /// @param agent the id of the installation, "" for none
        /// @param bindingData of the channel; empty where the mechanism binds to none
        public Token(String agent, String mechanism, byte[] initiatorHash, byte[] bindingData) {
            this.agent = agent;
            this.mechanism = mechanism;
            this.initiatorHash = initiatorHash;
            this.bindingData = bindingData;
        }

        /// Whether the token is one that may be used so, and the proof is right.
        boolean isOf(FastCredential held) {
            return held.token().agent().equals(agent) && held.token().mechanism().equals(mechanism)
                    && held.secret().proves(initiatorHash, bindingData);
        }

        byte[] bindingData() {
            return bindingData;
        }
    }
}
