package io.portcullis.auth.login;

import io.portcullis.auth.account.Account;
import io.portcullis.auth.fast.FastCredential;
import io.portcullis.auth.secret.ScramSalts;
import io.portcullis.auth.secret.Verifiers;
import java.util.List;
import java.util.Optional;

/// An account with everything a login needs, as it was at one version. Read in one transaction.
///
/// @param primary the primary password's messaging verifiers; there are none while two-step is on
/// @param appPasswords the live ones; expired ones may be among them
/// @param fastTokens those of credentials that are here; expired ones may be among them
/// @param ended app passwords that open nothing any more and are still recognised
public record AccountSnapshot(Account account, ScramSalts salts, Optional<Verifiers> primary,
        List<AppCredential> appPasswords, List<FastCredential> fastTokens, List<EndedCredential> ended) {
    public AccountSnapshot {
        appPasswords = List.copyOf(appPasswords);
        fastTokens = List.copyOf(fastTokens);
        ended = List.copyOf(ended);
    }

    /// One without app passwords that ended.
    public AccountSnapshot(Account account, ScramSalts salts, Optional<Verifiers> primary,
            List<AppCredential> appPasswords, List<FastCredential> fastTokens) {
        this(account, salts, primary, appPasswords, fastTokens, List.of());
    }

    /// One without tokens.
    public AccountSnapshot(Account account, ScramSalts salts, Optional<Verifiers> primary,
            List<AppCredential> appPasswords) {
        this(account, salts, primary, appPasswords, List.of());
    }
}
