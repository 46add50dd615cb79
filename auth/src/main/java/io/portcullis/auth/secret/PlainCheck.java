package io.portcullis.auth.secret;

import java.security.MessageDigest;

/// A password sent as it is: one PBKDF2, whatever number of credentials it is then held against. RFC 4616.
public final class PlainCheck implements ProofCheck {
    private static final ScramMechanism MECHANISM = ScramMechanism.SHA_256;

    private final byte[] storedKey;

    /// Costs some 2.5 ms: call off the loops.
    public PlainCheck(Secret password, ScramSalts salts) {
        this.storedKey = Spellings.ofPassword(password)
                .map(spellings -> ScramKeys.derive(MECHANISM, spellings.getFirst(), salts.get(MECHANISM)).storedKey())
                .orElse(new byte[0]);
    }

    @Override
    public int match(Verifiers verifiers) {
        if (!verifiers.kinds().scram()) {
            return NONE;
        }
        int matched = NONE;
        for (int spelling = 0; spelling < verifiers.spellings(); spelling++) {
            matched = MessageDigest.isEqual(storedKey, verifiers.storedKey(spelling, MECHANISM)) ? spelling : matched;
        }
        return matched;
    }

    @Override
    public byte[] serverSignature(Verifiers verifiers, int spelling) {
        return new byte[0];
    }
}
