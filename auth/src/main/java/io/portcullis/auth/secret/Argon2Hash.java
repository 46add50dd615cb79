package io.portcullis.auth.secret;

import java.util.Arrays;
import org.bouncycastle.crypto.digests.Blake2bDigest;

/// What Argon2 does with BLAKE2b: the first hash and the hash of variable length. RFC 9106 sections 3.2 and 3.3.
final class Argon2Hash {
    /// The bytes of H0.
    static final int FIRST = 64;

    private static final int VERSION = 0x13;
    private static final int ARGON2ID = 2;

    private Argon2Hash() {}

    /// H0: everything that goes in, hashed.
    static byte[] first(byte[] password, byte[] salt, PhcString.Cost cost, int length) {
        Blake2bDigest digest = new Blake2bDigest(FIRST * 8);
        number(digest, cost.lanes());
        number(digest, length);
        number(digest, cost.memory());
        number(digest, cost.passes());
        number(digest, VERSION);
        number(digest, ARGON2ID);
        text(digest, password);
        text(digest, salt);
        number(digest, 0);
        number(digest, 0);
        byte[] hash = new byte[FIRST];
        digest.doFinal(hash, 0);
        return hash;
    }

    private static void text(Blake2bDigest digest, byte[] bytes) {
        number(digest, bytes.length);
        digest.update(bytes, 0, bytes.length);
    }

    private static void number(Blake2bDigest digest, int value) {
        for (int shift = 0; shift < 32; shift += 8) {
            digest.update((byte) (value >>> shift));
        }
    }

    /// H': a hash as long as `target`.
    static void variable(byte[] input, byte[] target) {
        Blake2bDigest digest = new Blake2bDigest(Math.min(target.length, 64) * 8);
        number(digest, target.length);
        digest.update(input, 0, input.length);
        if (target.length <= 64) {
            digest.doFinal(target, 0);
            return;
        }
        byte[] part = new byte[64];
        digest.doFinal(part, 0);
        int at = 0;
        for (; target.length - at > 64; at += 32) {
            System.arraycopy(part, 0, target, at, 32);
            Blake2bDigest next = new Blake2bDigest(Math.min(target.length - at - 32, 64) * 8);
            next.update(part, 0, part.length);
            next.doFinal(part, 0);
        }
        System.arraycopy(part, 0, target, at, target.length - at);
        Arrays.fill(part, (byte) 0);
    }
}
