package io.portcullis.auth.passkey;

import io.portcullis.auth.account.AccountName;
import java.util.List;

/// What an authenticator is asked to answer: one challenge for one account's credentials. Kept meanwhile on the server's
/// side of the session.
///
/// @param credentials none where the account has no passkey
public record PasskeyRequest(AccountName account, RelyingParty party, PasskeyChallenge challenge,
        List<CredentialId> credentials) {
    public PasskeyRequest {
        credentials = List.copyOf(credentials);
    }
}
