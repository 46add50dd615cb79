package io.portcullis.auth.secret;

/// Which verifiers a credential has; what it does not have it cannot open.
///
/// @param scram StoredKey and ServerKey for every [ScramMechanism]
/// @param digest HA1 for SHA-512-256 and SHA-256
/// @param md5 HA1 for MD5 as well
public record VerifierKinds(boolean scram, boolean digest, boolean md5) {
    /// What the primary password gets while two-step is off.
    public static final VerifierKinds PRIMARY = new VerifierKinds(true, false, false);
    /// The same where the operator lets it open phones: HA1 is one hash, and whoever has it tries millions of passwords a second.
    public static final VerifierKinds PRIMARY_ON_PHONES = new VerifierKinds(true, true, false);

    /// @throws IllegalArgumentException where there is MD5 without the better hashes, or nothing at all
    public VerifierKinds {
        if ((md5 && !digest) || (!scram && !digest)) {
            throw new IllegalArgumentException("verifiers: none, or MD5 alone (expected: scram, digest or both)");
        }
    }
}
