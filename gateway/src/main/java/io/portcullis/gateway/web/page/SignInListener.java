package io.portcullis.gateway.web.page;

import io.portcullis.auth.account.AccountName;
import io.portcullis.auth.decision.RefusalReason;
import java.net.InetAddress;
import java.util.Optional;

/// Hears how sign-ins at the pages end. Must not block.
public interface SignInListener {
    /// Somebody is in.
    ///
    /// @param mechanism what the last step was: `password`, `totp`, `passkey`, `one-time-code` or `recovery-key`
    void accepted(String mechanism);

    /// Somebody is kept out.
    ///
    /// @param account one that exists
    void refused(String mechanism, RefusalReason reason, InetAddress address, Optional<AccountName> account);
}
