package io.portcullis.auth.event;

import io.portcullis.auth.account.AccountName;
import io.portcullis.auth.apppassword.AppPasswordId;
import io.portcullis.auth.apppassword.Scope;
import java.time.Instant;
import java.util.Set;

/// A change to an account's set-up links. That one is used says [AuthEvent.AppPasswordCreated]; those that another change takes
/// along have no event of their own.
public sealed interface SetUpLinkChange extends AuthEvent.Change {
    /// A link was made.
    ///
    /// @param id of the app password that it will make
    record SetUpLinkMade(AccountName account, Instant at, long authVersion, AppPasswordId id, String label,
            Set<Scope> scopes, Instant expires) implements SetUpLinkChange {
        public SetUpLinkMade {
            scopes = Set.copyOf(scopes);
        }
    }

    /// Every link that there was leads nowhere any more.
    record SetUpLinksEnded(AccountName account, Instant at, long authVersion) implements SetUpLinkChange {}
}
