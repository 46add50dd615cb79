package io.portcullis.auth.service;

import io.portcullis.auth.apppassword.CreatedAppPassword;
import java.time.Instant;

/// What came of a set-up link.
public sealed interface SetUpResult {
    /// The app password was made; nobody gets it a second time.
    record Made(CreatedAppPassword appPassword) implements SetUpResult {}

    /// The link leads nowhere, or nowhere any more.
    record Gone() implements SetUpResult {}

    /// Too many links that lead nowhere came from there.
    record WaitUntil(Instant until) implements SetUpResult {}
}
