package io.portcullis.auth.store;

import io.portcullis.auth.account.Account;
import io.portcullis.auth.passkey.PasskeyId;
import io.portcullis.auth.secondstep.TotpId;
import io.portcullis.auth.secret.ScramSalts;
import java.util.List;
import java.util.Optional;

/// An account with everything that lies under it, as it was at one version.
///
/// @param salts shared by all credentials of the account; they never change
/// @param primaryHash the primary password's Argon2id string
/// @param primaryVerifiers the primary password's messaging verifiers; there are none while two-step is on
/// @param appPasswords in the order they were made; an expired one for a moment
/// @param secondSteps the secrets of second steps, in the order of their ids
/// @param fastTokens in the order they were made; expired ones may be among them
/// @param ended app passwords that ended and are still recognised
public record StoredAccount(Account account, ScramSalts salts, Optional<SealedCredential> primaryHash,
        Optional<SealedCredential> primaryVerifiers, List<StoredAppPassword> appPasswords,
        List<SealedCredential> secondSteps, List<StoredFastToken> fastTokens, List<StoredEnded> ended) {
    public StoredAccount {
        appPasswords = List.copyOf(appPasswords);
        secondSteps = List.copyOf(secondSteps);
        fastTokens = List.copyOf(fastTokens);
        ended = List.copyOf(ended);
    }

    /// One without app passwords that ended.
    public StoredAccount(Account account, ScramSalts salts, Optional<SealedCredential> primaryHash,
            Optional<SealedCredential> primaryVerifiers, List<StoredAppPassword> appPasswords,
            List<SealedCredential> secondSteps, List<StoredFastToken> fastTokens) {
        this(account, salts, primaryHash, primaryVerifiers, appPasswords, secondSteps, fastTokens, List.of());
    }

    /// One without tokens.
    public StoredAccount(Account account, ScramSalts salts, Optional<SealedCredential> primaryHash,
            Optional<SealedCredential> primaryVerifiers, List<StoredAppPassword> appPasswords,
            List<SealedCredential> secondSteps) {
        this(account, salts, primaryHash, primaryVerifiers, appPasswords, secondSteps, List.of());
    }

    /// A second step's secret by its id.
    public Optional<SealedCredential> secondStep(String id) {
        return secondSteps.stream().filter(credential -> credential.id().equals(id)).findFirst();
    }

    /// The authenticator apps that there are secrets of.
    public List<TotpId> totps() {
        return secondSteps.stream().flatMap(credential -> credential.totp().stream()).toList();
    }

    /// The passkeys that there are keys of.
    public List<PasskeyId> passkeys() {
        return secondSteps.stream().flatMap(credential -> credential.passkey().stream()).toList();
    }

    /// How many things its owner can make a second step with at any time: authenticator apps and passkeys.
    public int factors() {
        return totps().size() + passkeys().size();
    }
}
