package io.portcullis.auth.secret;

import java.security.MessageDigest;

/// A password sent as it is: one PBKDF2, whatever number of credentials it is then held against; a second one where it looks like
/// an app password that was typed with blanks or capitals. RFC 4616.
public final class PlainCheck implements ProofCheck {
    private static final ScramMechanism MECHANISM = ScramMechanism.SHA_256;

    private final byte[] storedKey;
    private final byte[] appStoredKey;

    /// Costs some 2.5 ms, or twice that: call off the loops.
    public PlainCheck(Secret password, ScramSalts salts) {
        this.storedKey = Spellings.ofPassword(password).map(spellings -> derive(spellings.getFirst(), salts))
                .orElse(new byte[0]);
        this.appStoredKey = Spellings.appPasswordTypedOtherwise(password).map(bare -> {
            try (bare) {
                return derive(bare, salts);
            }
        }).orElse(storedKey);
    }

    private PlainCheck(byte[] storedKey) {
        this.storedKey = storedKey;
        this.appStoredKey = storedKey;
    }

    private static byte[] derive(Secret password, ScramSalts salts) {
        return ScramKeys.derive(MECHANISM, password, salts.get(MECHANISM)).storedKey();
    }

    /// Takes an app password with blanks and capitals, too; a person's own password is what it is.
    @Override
    public ProofCheck ofAppPasswords() {
        return new PlainCheck(appStoredKey);
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
