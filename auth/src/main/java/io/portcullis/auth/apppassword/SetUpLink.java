package io.portcullis.auth.apppassword;

import io.portcullis.auth.account.AccountName;
import java.time.Instant;
import java.util.Set;

/// A link by which a device fetches its set-up, once, without its secret. There is no app password yet.
///
/// @param id of the app password that will be made
/// @param label of the app password
/// @param expires the first instant at which it leads nowhere
public record SetUpLink(AppPasswordId id, AccountName account, String label, Set<Scope> scopes, Instant created,
        Instant expires) {
    public SetUpLink {
        scopes = Set.copyOf(scopes);
    }
}
