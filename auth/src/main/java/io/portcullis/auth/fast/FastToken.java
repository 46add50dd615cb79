package io.portcullis.auth.fast;

import io.portcullis.auth.account.AccountName;
import io.portcullis.auth.apppassword.AppPasswordId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// A token of XEP-0484, apart from its secret. It stands for the credential that its client had signed in by, opens nothing
/// that one does not open, and goes when that one goes.
///
/// @param appPassword that credential; empty: the primary password
/// @param agent the id of the installation it was given to, XEP-0388
/// @param mechanism the only one it is good for, such as `HT-SHA-256-EXPR`
/// @param expires the first instant at which it no longer opens
public record FastToken(FastTokenId id, AccountName account, Optional<AppPasswordId> appPassword, String agent,
        String mechanism, Instant created, Instant expires) {
    /// The most characters of an agent, and of a mechanism.
    public static final int MAX_LENGTH = 64;

    /// @throws IllegalArgumentException where a text is too long or empty
    public FastToken {
        if (agent.isEmpty() || agent.length() > MAX_LENGTH || mechanism.isEmpty() || mechanism.length() > MAX_LENGTH) {
            throw new IllegalArgumentException("agent, mechanism (expected: 1-" + MAX_LENGTH + " characters)");
        }
    }

    /// Whether it is of the same client: the same installation, let in by the same credential.
    public boolean isOfSameClient(FastToken other) {
        return appPassword.equals(other.appPassword) && agent.equals(other.agent);
    }

    /// Whether half of its time is over, so that its client should have another.
    public boolean isDue(Instant now) {
        return now.isAfter(created.plus(Duration.between(created, expires).dividedBy(2)));
    }
}
