package io.portcullis.auth.passkey;

import io.portcullis.auth.account.AccountName;
import java.util.List;
import java.util.Optional;

/// What an authenticator is asked to answer: one challenge, for one account's credentials or for whichever of the site's it
/// holds.
///
/// @param account empty where nobody is known yet, and the answer says who it is
/// @param credentials none where the account has no passkey, or nobody is known yet
public record PasskeyRequest(Optional<AccountName> account, RelyingParty party, PasskeyChallenge challenge,
        List<CredentialId> credentials) {
    /// A question to whoever answers.
    public static PasskeyRequest toAnybody(RelyingParty party, PasskeyChallenge challenge) {
        return new PasskeyRequest(Optional.empty(), party, challenge, List.of());
    }

    public PasskeyRequest {
        credentials = List.copyOf(credentials);
    }
}
