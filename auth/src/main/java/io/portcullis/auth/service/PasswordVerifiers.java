package io.portcullis.auth.service;

import io.portcullis.auth.account.AccountName;
import io.portcullis.auth.secret.DigestRealm;
import io.portcullis.auth.secret.ScramSalts;
import io.portcullis.auth.secret.Sealer;
import io.portcullis.auth.secret.Secret;
import io.portcullis.auth.secret.VerifierKinds;
import io.portcullis.auth.secret.Verifiers;
import io.portcullis.auth.store.SealedCredential;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The verifiers of one password of one account. Deriving them takes milliseconds, so they are derived once for the
/// same salts, however often the change that stores them has to be tried. Not for use by several threads.
final class PasswordVerifiers {
    private final AccountName account;
    private final List<Secret> spellings;
    private final VerifierKinds kinds;
    private final String realm;
    private @Nullable ScramSalts derivedFor;
    private @Nullable Verifiers derived;

    PasswordVerifiers(AccountName account, List<Secret> spellings, VerifierKinds kinds, String realm) {
        this.account = account;
        this.spellings = spellings;
        this.kinds = kinds;
        this.realm = realm;
    }

    /// Sealed as the credential `id` of the account.
    SealedCredential seal(String id, ScramSalts salts, Sealer sealer) {
        return SealedCredential.seal(account, id, derive(salts).encode(), sealer);
    }

    /// Derives them ahead of the change.
    Verifiers derive(ScramSalts salts) {
        Verifiers known = derived;
        if (known == null || !salts.equals(derivedFor)) {
            known = Verifiers.derive(spellings, kinds, salts, new DigestRealm(account.value(), realm));
            derived = known;
            derivedFor = salts;
        }
        return known;
    }

    /// Overwrites the spellings: none can be derived after that.
    void wipe() {
        spellings.forEach(Secret::wipe);
    }
}
