package io.portcullis.auth.service;

import io.portcullis.auth.account.Account;
import java.time.Instant;

/// What came of making an account for oneself.
public sealed interface Registration {
    /// The account is there.
    record Made(Account account) implements Registration {}

    /// Somebody has the name.
    record Taken() implements Registration {}

    /// Too many names were tried.
    ///
    /// @param until when one may be tried again
    record WaitUntil(Instant until) implements Registration {}
}
