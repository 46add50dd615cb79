package io.portcullis.gateway.xmpp.session;

import io.portcullis.auth.account.AccountName;
import java.time.Instant;

/// What of the world a session asks for.
public interface Surroundings {
    Instant now();

    /// A text nobody can guess and that never comes twice: letters, digits, `-` and `_`, at least 128 bits.
    String newId();

    /// The same text at each call for the same client of the same account, which nobody can guess who does not have it, and
    /// which tells nothing of either: letters, digits, `-` and `_`, 96 bits.
    ///
    /// @param client the id of its installation
    String tokenOf(AccountName account, String client);
}
