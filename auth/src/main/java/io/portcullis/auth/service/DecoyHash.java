package io.portcullis.auth.service;

import io.portcullis.auth.account.AccountName;
import io.portcullis.auth.secret.Argon2;
import io.portcullis.auth.secret.KeyRing;
import io.portcullis.auth.secret.SealContext;
import io.portcullis.auth.secret.Sealer;
import io.portcullis.auth.secret.Unsealed;
import io.portcullis.auth.store.SealedCredential;
import java.nio.charset.StandardCharsets;

/// The hash that a password is held against where a name has none. It is sealed as a stored one is, so that it is opened as one is.
final class DecoyHash {
    private static final AccountName ANY = new AccountName("nobody");

    private final KeyRing keys;
    private final Sealer sealer;
    private volatile SealedCredential sealed;

    DecoyHash(KeyRing keys, Sealer sealer) {
        this.keys = keys;
        this.sealer = sealer;
        this.sealed = seal();
    }

    private SealedCredential seal() {
        return SealedCredential.seal(ANY, SealContext.PRIMARY_HASH,
                Argon2.decoy().getBytes(StandardCharsets.US_ASCII), sealer);
    }

    /// Its PHC string. A new key of the ring seals it anew.
    String open() {
        SealedCredential now = sealed;
        if (!now.sealed().key().equals(keys.newest())) {
            now = seal();
            sealed = now;
        }
        return switch (now.open(ANY, sealer)) {
            case Unsealed.Opened opened -> new String(opened.content(), StandardCharsets.US_ASCII);
            case Unsealed.KeyMissing _,Unsealed.Forged _ -> Argon2.decoy();
        };
    }
}
