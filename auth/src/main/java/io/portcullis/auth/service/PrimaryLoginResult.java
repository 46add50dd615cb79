package io.portcullis.auth.service;

import io.portcullis.auth.account.Account;
import java.time.Instant;

/// What came of a primary password at the account pages.
public sealed interface PrimaryLoginResult {
    /// It is right, and the account is active. With two-step on, that is the first step only.
    ///
    /// @param account as it was at the version that was judged
    record Right(Account account) implements PrimaryLoginResult {}

    /// It is not, or nobody who may sign in has that name: whichever it is, nobody is told.
    record Wrong() implements PrimaryLoginResult {}

    /// It was not looked at: too many were wrong.
    ///
    /// @param until when the next one is looked at
    record WaitUntil(Instant until) implements PrimaryLoginResult {}

    /// It was not looked at: too many passwords are being hashed. The same may work in a moment.
    record Busy() implements PrimaryLoginResult {}
}
