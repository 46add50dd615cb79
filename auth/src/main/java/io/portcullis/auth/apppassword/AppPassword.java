package io.portcullis.auth.apppassword;

import io.portcullis.auth.account.AccountName;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What is known of an app-specific password, apart from anything to check it with.
///
/// @param label its owner's own text, 1 to 128 characters; escape where shown
/// @param olderPhone whether MD5 digest opens for it
/// @param networks where it may be used from; empty: from everywhere
public record AppPassword(AppPasswordId id, AccountName account, String label, Set<Scope> scopes, boolean olderPhone,
        Instant created, Optional<Instant> expires, List<Cidr> networks, Optional<LastUse> lastUse) {
    public AppPassword {
        scopes = Set.copyOf(scopes);
        networks = List.copyOf(networks);
    }
}
