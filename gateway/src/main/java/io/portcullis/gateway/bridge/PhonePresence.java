package io.portcullis.gateway.bridge;

import io.portcullis.auth.account.AccountName;

/// Hears which accounts have phones; the registrar tells, the bridge has it. Calls for one account come one after the
/// other.
public interface PhonePresence {
    /// The account has its first live contact, or one registered anew: what is pending is handed out.
    void appeared(AccountName account);

    /// The account's last contact is gone.
    void gone(AccountName account);
}
