package io.portcullis.auth.service;

import io.portcullis.auth.account.AccountName;
import java.time.Instant;
import java.util.Optional;

/// What came of a sign-in by a passkey alone.
public sealed interface PasskeyLoginResult {
    /// In, with every step.
    ///
    /// @param authVersion the account's version that the answer was held against
    record Right(AccountName account, long authVersion) implements PasskeyLoginResult {}

    /// Nobody's, wrong, too late, used before, or of an account that is suspended.
    ///
    /// @param owner whose passkey it was said to be; not proved
    record Wrong(Optional<AccountName> owner) implements PasskeyLoginResult {}

    /// It was not looked at, or came after a wait began: too many were wrong.
    ///
    /// @param until when the next one is looked at
    record WaitUntil(Instant until) implements PasskeyLoginResult {}
}
