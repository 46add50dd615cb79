package io.portcullis.gateway.sip.session;

import io.portcullis.auth.account.AccountName;
import io.portcullis.auth.apppassword.AppPasswordId;
import io.portcullis.auth.event.AuthEvent;
import io.portcullis.auth.event.Ends;
import java.util.Optional;

/// The login that opened a binding or a dialog, and that ends it when it ends.
///
/// @param appPassword what it showed; empty: the primary password
/// @param authVersion the account's version it was decided on
public record Opener(AccountName account, Optional<AppPasswordId> appPassword, long authVersion) {
    /// Whether the event takes this access away.
    public boolean endedBy(AuthEvent event) {
        return account.equals(event.account()) && event.ends().isPresent() && endedBy(event.ends().get())
                && !(event instanceof AuthEvent.Change change && authVersion >= change.authVersion());
    }

    private boolean endedBy(Ends ends) {
        return switch (ends) {
            case Ends.Everything() -> true;
            case Ends.OpenedByAppPassword(AppPasswordId id) -> appPassword.filter(id::equals).isPresent();
            case Ends.OpenedByPrimaryPassword() -> appPassword.isEmpty();
        };
    }
}
