package io.portcullis.auth.service;

import io.portcullis.auth.account.AccountName;
import io.portcullis.auth.secret.KeyRing;
import io.portcullis.auth.secret.KeyRingException;
import io.portcullis.auth.secret.Sealer;
import io.portcullis.auth.secret.Unsealed;
import io.portcullis.auth.store.SealedCredential;
import io.portcullis.auth.store.StoredAccount;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Opens the sealed secrets of the account pages. One that does not open counts as if it were not there, and is logged.
final class Unsealing {
    private static final Logger LOG = LoggerFactory.getLogger(Unsealing.class);

    private final KeyRing keys;
    private final Sealer sealer;

    Unsealing(AccountParts parts) {
        this.keys = parts.keys();
        this.sealer = parts.sealer();
    }

    /// What a second step's secret holds; empty where there is none with that id or it cannot be used.
    <T> Optional<T> open(StoredAccount account, String id, Function<byte[], Optional<T>> decode) {
        return account.secondStep(id).flatMap(credential -> open(account.account().name(), credential, decode));
    }

    /// What a sealed secret holds; the bytes are wiped afterwards.
    <T> Optional<T> open(AccountName name, SealedCredential credential, Function<byte[], Optional<T>> decode) {
        Optional<byte[]> content = opened(name, credential);
        Optional<T> decoded = content.flatMap(decode);
        content.ifPresent(bytes -> Arrays.fill(bytes, (byte) 0));
        if (decoded.isEmpty()) {
            LOG.error(
                    "credential {} of {} cannot be used: it was changed or copied, its key is gone, or it is of a form"
                            + " this version does not know",
                    credential.id(), name);
        }
        return decoded;
    }

    /// Reads the key ring a second time where a key is missing: another process may have added it.
    private Optional<byte[]> opened(AccountName name, SealedCredential credential) {
        if (!keys.ids().contains(credential.sealed().key())) {
            lookAgain();
        }
        return switch (credential.open(name, sealer)) {
            case Unsealed.Opened opened -> Optional.of(opened.content());
            case Unsealed.KeyMissing _,Unsealed.Forged _ -> Optional.empty();
        };
    }

    private void lookAgain() {
        try {
            keys.reload();
        } catch (KeyRingException e) {
            LOG.error("a stored credential names a key that is not there, and the key ring cannot be read again", e);
        }
    }
}
