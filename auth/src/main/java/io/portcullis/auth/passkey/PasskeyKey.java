package io.portcullis.auth.passkey;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;

/// What is stored, sealed, of a passkey: credential id, public key and user handle. None of it is secret; sealed it is so that
/// who can write to the database cannot put a key of his own under another's account. Prints `[REDACTED]`.
public final class PasskeyKey {
    private static final byte FORMAT = 1;
    private static final int HEADER = 2;
    private static final int AAGUID = 16;
    private static final int LEAST = HEADER + UserHandle.LENGTH + AAGUID + Short.BYTES + 1;

    private final boolean backupEligible;
    private final UserHandle user;
    private final CredentialId credential;
    private final byte[] attested;

    /// @param attested attested credential data, WebAuthn level 3 section 6.5.1
    PasskeyKey(boolean backupEligible, UserHandle user, CredentialId credential, byte[] attested) {
        this.backupEligible = backupEligible;
        this.user = user;
        this.credential = credential;
        this.attested = attested;
    }

    /// Reads [#encode]'s form; empty where it is not one.
    public static Optional<PasskeyKey> decode(byte[] encoded) {
        if (encoded.length < LEAST || encoded[0] != FORMAT || (encoded[1] & ~1) != 0) {
            return Optional.empty();
        }
        byte[] attested = Arrays.copyOfRange(encoded, HEADER + UserHandle.LENGTH, encoded.length);
        int length = Short.toUnsignedInt(ByteBuffer.wrap(attested).getShort(AAGUID));
        int start = AAGUID + Short.BYTES;
        if (length > attested.length - start) {
            return Optional.empty();
        }
        Optional<CredentialId> credential = CredentialId.of(Arrays.copyOfRange(attested, start, start + length));
        return credential.flatMap(id -> UserHandle.of(Arrays.copyOfRange(encoded, HEADER, HEADER + UserHandle.LENGTH))
                .map(user -> new PasskeyKey(encoded[1] == 1, user, id, attested)));
    }

    /// The form that is sealed and stored; the caller wipes it.
    public byte[] encode() {
        return ByteBuffer.allocate(HEADER + UserHandle.LENGTH + attested.length).put(FORMAT)
                .put((byte) (backupEligible ? 1 : 0)).put(user.bytes()).put(attested).array();
    }

    /// Whether it may be copied to other devices, which it said when it was made and must go on saying.
    boolean backupEligible() {
        return backupEligible;
    }

    public UserHandle user() {
        return user;
    }

    public CredentialId credential() {
        return credential;
    }

    /// Not a copy.
    byte[] attested() {
        return attested;
    }

    @Override
    public String toString() {
        return "[REDACTED]";
    }
}
