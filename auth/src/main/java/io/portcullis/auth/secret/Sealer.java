package io.portcullis.auth.secret;

import java.security.SecureRandom;

/// Seals what is stored under a key that is not in the database: AES-256-GCM with a random nonce, bound to what it
/// belongs to. Safe for use by several threads.
public final class Sealer {
    private final KeyRing keys;
    private final SecureRandom random;

    public Sealer(KeyRing keys, SecureRandom random) {
        this.keys = keys;
        this.random = random;
    }

    /// Seals under the newest key.
    public Sealed seal(byte[] content, SealContext context) {
        return Pending.body(keys, random, context, content.length);
    }

    /// Opens, where key and context are those it was sealed with.
    public Unsealed open(Sealed sealed, SealContext context) {
        return Pending.body(keys, random, context, sealed);
    }
}
