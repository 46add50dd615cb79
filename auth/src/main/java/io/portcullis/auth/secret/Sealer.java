package io.portcullis.auth.secret;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;

/// Seals what is stored under a key that is not in the database: AES-256-GCM (NIST SP 800-38D) with a random nonce of 96
/// bits, bound to what it belongs to and to the key's name. Safe for use by several threads.
public final class Sealer {
    private static final int NONCE = 12;
    private static final int TAG = 16;
    /// By how much what is sealed is longer.
    static final int OVERHEAD = NONCE + TAG;
    private static final byte FORMAT = 1;

    private final KeyRing keys;
    private final SecureRandom random;

    public Sealer(KeyRing keys, SecureRandom random) {
        this.keys = keys;
        this.random = random;
    }

    /// Seals under the newest key.
    public Sealed seal(byte[] content, SealContext context) {
        RingKey key = keys.sealingKey();
        byte[] nonce = new byte[NONCE];
        random.nextBytes(nonce);
        try {
            Cipher cipher = cipher(Cipher.ENCRYPT_MODE, key, nonce, context);
            byte[] blob = Arrays.copyOf(nonce, NONCE + content.length + TAG);
            cipher.doFinal(content, 0, content.length, blob, NONCE);
            return new Sealed(key.id(), blob);
        } catch (GeneralSecurityException unexpected) {
            throw new IllegalStateException("cannot seal", unexpected);
        }
    }

    /// Opens, where key and context are those it was sealed with.
    public Unsealed open(Sealed sealed, SealContext context) {
        return keys.find(sealed.key()).map(key -> open(sealed.blob(), key, context))
                .orElseGet(() -> new Unsealed.KeyMissing(sealed.key()));
    }

    private static Unsealed open(byte[] blob, RingKey key, SealContext context) {
        if (blob.length < NONCE + TAG) {
            return new Unsealed.Forged();
        }
        try {
            Cipher cipher = cipher(Cipher.DECRYPT_MODE, key, Arrays.copyOf(blob, NONCE), context);
            return new Unsealed.Opened(cipher.doFinal(blob, NONCE, blob.length - NONCE));
        } catch (AEADBadTagException forged) {
            return new Unsealed.Forged();
        } catch (GeneralSecurityException unexpected) {
            throw new IllegalStateException("cannot open", unexpected);
        }
    }

    private static Cipher cipher(int mode, RingKey key, byte[] nonce, SealContext context)
            throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key.sealing(), new GCMParameterSpec(TAG * 8, nonce));
        cipher.updateAAD(associatedData(key.id(), context));
        return cipher;
    }

    /// Each part with its length before it, so that no two contexts give the same bytes.
    private static byte[] associatedData(KeyId key, SealContext context) {
        byte[] account = context.account().value().getBytes(UTF_8);
        byte[] credential = context.credential().getBytes(UTF_8);
        byte[] id = key.value().getBytes(UTF_8);
        return ByteBuffer.allocate(7 + account.length + credential.length + id.length).put(FORMAT)
                .putShort((short) account.length).put(account)
                .putShort((short) credential.length).put(credential)
                .putShort((short) id.length).put(id).array();
    }
}
