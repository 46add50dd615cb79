package io.portcullis.auth.decision;

import io.portcullis.auth.apppassword.AppPasswordId;
import io.portcullis.auth.apppassword.Cidr;
import io.portcullis.auth.apppassword.Scope;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Which of an account's credentials the client proved to hold.
public sealed interface Match {
    /// There is no such account.
    record NoAccount() implements Match {}

    /// None of them.
    record Nothing() implements Match {}

    /// A password itself.
    sealed interface Password extends Match {}

    /// The primary password.
    record Primary() implements Password {}

    /// An app-specific password.
    ///
    /// @param expires the first instant at which it no longer opens
    /// @param networks where it opens from; empty: from everywhere
    record App(AppPasswordId id, Set<Scope> scopes, Optional<Instant> expires, List<Cidr> networks, boolean revoked)
            implements
                Password {
        public App {
            scopes = Set.copyOf(scopes);
            networks = List.copyOf(networks);
        }
    }

    /// A token that stands for a password.
    ///
    /// @param expires the first instant at which it no longer opens
    record Token(Password of, Instant expires) implements Match {}
}
