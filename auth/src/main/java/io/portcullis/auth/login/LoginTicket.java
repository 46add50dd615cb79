package io.portcullis.auth.login;

import io.portcullis.auth.account.AccountName;
import io.portcullis.auth.secret.SaltAndIterations;
import io.portcullis.auth.secret.ScramMechanism;
import java.util.Optional;

/// The first half of a login: what may be told to a client that has only named itself. One for an unknown name looks like any
/// other.
public interface LoginTicket {
    /// What SCRAM's first server message says.
    SaltAndIterations salt(ScramMechanism mechanism);

    /// The name, where it can be an account's: no sign that one exists.
    Optional<AccountName> name();

    /// The account's version; 0 where there is none.
    long authVersion();
}
