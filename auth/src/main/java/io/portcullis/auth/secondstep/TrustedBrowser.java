package io.portcullis.auth.secondstep;

import io.portcullis.auth.account.AccountName;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// A browser that signs in without a second step, apart from its token.
///
/// @param label what the browser called itself; not to be trusted, escape where shown
/// @param lastUsed to the minute
public record TrustedBrowser(TrustedBrowserId id, AccountName account, String label, Instant created,
        Optional<Instant> lastUsed, Instant expires) {
    /// How long a browser is trusted.
    public static final Duration LIFETIME = Duration.ofDays(30);

    /// Whether it is trusted now. Not before it was made either: a clock that was set back trusts nobody longer.
    public boolean isLive(Instant now) {
        return !now.isBefore(created) && now.isBefore(expires);
    }
}
