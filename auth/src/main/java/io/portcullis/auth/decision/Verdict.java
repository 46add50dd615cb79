package io.portcullis.auth.decision;

import io.portcullis.auth.account.AccountName;
import io.portcullis.auth.apppassword.AppPasswordId;
import java.util.Optional;

/// What was decided of a login.
public sealed interface Verdict {
    /// Let in. Made by [LoginDecider] only; a test holds that.
    ///
    /// @param appPassword what opened; empty: the primary password
    record Allow(AccountName account, Optional<AppPasswordId> appPassword) implements Verdict {}

    /// Kept out.
    record Refuse(RefusalReason reason) implements Verdict {}
}
