package io.portcullis.auth.secret;

/// A client's proof, ready to be held against one credential after the other. For one login, on one thread.
public sealed interface ProofCheck permits ScramCheck, PlainCheck, DigestCheck {
    /// No spelling matched.
    int NONE = -1;

    /// The same proof, to be held against app passwords.
    default ProofCheck ofAppPasswords() {
        return this;
    }

    /// Which spelling of a credential the proof was made with, or [#NONE]. Looks at all of them, and compares in constant time.
    int match(Verifiers verifiers);

    /// What proves the server to the client; empty where the mechanism has nothing of the kind.
    byte[] serverSignature(Verifiers verifiers, int spelling);
}
