package io.portcullis.auth.passkey;

import io.portcullis.auth.account.AccountName;
import java.util.List;

/// A passkey on its way: asked for once, and stored only when an authenticator has answered. Kept meanwhile by whoever
/// asked for it, on the server's side of the session.
///
/// @param account whose it is: it can be added for nobody else
/// @param user what authenticators know the account by; says nothing of its name
/// @param there the credentials the account has already, so that no authenticator makes a second one
public record PasskeyEnrolment(PasskeyId id, AccountName account, RelyingParty party, PasskeyChallenge challenge,
        UserHandle user, List<CredentialId> there) {
    public PasskeyEnrolment {
        there = List.copyOf(there);
    }
}
