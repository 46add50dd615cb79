package io.portcullis.auth.service;

import io.portcullis.auth.account.AccountName;
import io.portcullis.auth.secret.Argon2;
import io.portcullis.auth.secret.ScramSalts;
import io.portcullis.auth.secret.SealContext;
import io.portcullis.auth.secret.Sealer;
import io.portcullis.auth.secret.Secret;
import io.portcullis.auth.secret.Spellings;
import io.portcullis.auth.secret.VerifierKinds;
import io.portcullis.auth.service.AccountException.Reason;
import io.portcullis.auth.store.AccountWrite;
import io.portcullis.auth.store.SealedCredential;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// What is stored of a primary password: its Argon2id string, and messaging verifiers only while two-step is off.
final class PrimaryPasswords {
    private final Argon2 argon2;
    private final Sealer sealer;
    private final String realm;
    private final VerifierKinds kinds;

    PrimaryPasswords(Argon2 argon2, Sealer sealer, AccountRules rules) {
        this.argon2 = argon2;
        this.sealer = sealer;
        this.realm = rules.realm();
        this.kinds = rules.primaryOnPhones() ? VerifierKinds.PRIMARY_ON_PHONES : VerifierKinds.PRIMARY;
    }

    /// A password after the slow part.
    final class Prepared {
        private final AccountName account;
        private final String phc;
        private final PasswordVerifiers verifiers;

        private Prepared(AccountName account, String phc, PasswordVerifiers verifiers) {
            this.account = account;
            this.phc = phc;
            this.verifiers = verifiers;
        }

        List<AccountWrite> writes(boolean twoStep, ScramSalts salts) {
            AccountWrite hash = new AccountWrite.PutPrimary(SealedCredential.seal(account, SealContext.PRIMARY_HASH,
                    phc.getBytes(StandardCharsets.US_ASCII), sealer));
            return twoStep
                    ? List.of(hash, new AccountWrite.DropPrimaryVerifiers())
                    : List.of(hash, new AccountWrite.PutPrimary(
                            verifiers.seal(SealContext.PRIMARY_VERIFIERS, salts, sealer)));
        }
    }

    /// @throws AccountException where the text cannot be a password, or too many are being hashed
    Prepared prepare(AccountName account, Secret password) {
        List<Secret> spellings = Spellings.ofPassword(password).orElseThrow(() -> new AccountException(Reason.BAD_VALUE,
                "password (expected: 1-" + Spellings.MAX_BYTES + " bytes of UTF-8, no control characters)"));
        String phc = argon2.hash(spellings.getFirst()).orElseThrow(
                () -> new AccountException(Reason.BUSY, "Too many passwords are being hashed; try again"));
        return new Prepared(account, phc,
                new PasswordVerifiers(account, spellings, kinds, realm));
    }
}
