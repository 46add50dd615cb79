package io.portcullis.auth.service;

import io.portcullis.auth.account.AccountName;
import io.portcullis.auth.apppassword.AppPassword;
import io.portcullis.auth.apppassword.AppPasswordId;
import io.portcullis.auth.apppassword.NewAppPassword;
import io.portcullis.auth.secret.ScramSalts;
import io.portcullis.auth.secret.Sealer;
import io.portcullis.auth.secret.Secret;
import io.portcullis.auth.secret.Spellings;
import io.portcullis.auth.store.StoredAppPassword;
import java.time.Instant;
import java.util.Optional;

/// An app password on its way to the store. It gets verifiers for its scopes only, and has copies of the password until it is closed.
final class AppPasswordDraft implements AutoCloseable {
    private final AccountName account;
    private final AppPasswordId id;
    private final NewAppPassword asked;
    private final PasswordVerifiers verifiers;

    AppPasswordDraft(AccountName account, AppPasswordId id, NewAppPassword asked, Secret password, String realm) {
        this.account = account;
        this.id = id;
        this.asked = asked;
        this.verifiers = new PasswordVerifiers(account, Spellings.ofAppPassword(password), asked.verifierKinds(),
                realm);
    }

    /// Does the slow part ahead.
    void derive(ScramSalts salts) {
        verifiers.derive(salts);
    }

    AppPassword appPassword(Instant created) {
        Optional<Instant> expires = asked.expires().map(AccountChanges::storable);
        return new AppPassword(id, account, asked.label(), asked.scopes(), asked.olderPhone(), created, expires,
                asked.networks(), Optional.empty());
    }

    @Override
    public void close() {
        verifiers.wipe();
    }

    StoredAppPassword seal(Instant created, ScramSalts salts, Sealer sealer) {
        return new StoredAppPassword(appPassword(created), verifiers.seal(id.value(), salts, sealer));
    }
}
