package io.portcullis.auth.secret;

import java.security.DigestException;
import java.security.MessageDigest;
import javax.crypto.Mac;
import javax.crypto.ShortBufferException;
import javax.crypto.spec.SecretKeySpec;

/// SCRAM's client proof. RFC 5802 section 3: `ClientKey = proof XOR HMAC(StoredKey, AuthMessage)`, right where
/// `H(ClientKey) = StoredKey`.
public final class ScramCheck implements ProofCheck {
    private final ScramMechanism mechanism;
    private final byte[] authMessage;
    private final byte[] clientProof;
    private final Mac mac;
    private final MessageDigest digest;
    private final byte[] scratch;

    public ScramCheck(ScramMechanism mechanism, byte[] authMessage, byte[] clientProof) {
        this.mechanism = mechanism;
        this.authMessage = authMessage;
        this.clientProof = clientProof;
        this.mac = Algorithms.mac(mechanism.mac());
        this.digest = Algorithms.digest(mechanism.digest());
        this.scratch = new byte[mechanism.length()];
    }

    @Override
    public int match(Verifiers verifiers) {
        if (!verifiers.kinds().scram() || clientProof.length != mechanism.length()) {
            return NONE;
        }
        int matched = NONE;
        for (int spelling = 0; spelling < verifiers.spellings(); spelling++) {
            matched = proves(verifiers.storedKey(spelling, mechanism)) ? spelling : matched;
        }
        return matched;
    }

    private boolean proves(byte[] storedKey) {
        try {
            sign(storedKey).doFinal(scratch, 0);
            for (int i = 0; i < scratch.length; i++) {
                scratch[i] ^= clientProof[i];
            }
            digest.update(scratch);
            digest.digest(scratch, 0, scratch.length);
            return MessageDigest.isEqual(scratch, storedKey);
        } catch (ShortBufferException | DigestException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private Mac sign(byte[] key) {
        Algorithms.keyed(mac, new SecretKeySpec(key, mechanism.mac())).update(authMessage);
        return mac;
    }

    @Override
    public byte[] serverSignature(Verifiers verifiers, int spelling) {
        return sign(verifiers.serverKey(spelling, mechanism)).doFinal();
    }
}
