package io.portcullis.auth.login;

import io.portcullis.auth.account.AccountName;
import io.portcullis.auth.event.AuthEvents;
import io.portcullis.auth.rollout.RolloutPolicy;
import io.portcullis.auth.secret.FirstSalts;
import io.portcullis.auth.secret.Pending;
import java.time.Clock;
import java.util.Optional;

/// The way in: names a ticket, checks a proof against it, has it decided, and records what came of it. Safe for use by
/// several threads.
public final class LoginService {
    private final Parts parts;

    /// What a login service is built from.
    ///
    /// @param events subscribed to by the service: changes drop what it has cached
    public record Parts(SnapshotSource snapshots, UsageStore usages, FirstSalts salts, RolloutPolicy rollout,
            AuthEvents events, LoginObserver observer, Clock clock) {}

    public LoginService(Parts parts, LoginSettings settings) {
        this.parts = parts;
        settings.floor();
    }

    /// A ticket, where one can be had without waiting. Never blocks.
    public Optional<LoginTicket> cached(String rawUserName) {
        return Pending.body(parts, rawUserName);
    }

    /// A ticket. May wait for the store: call off the loops. Throws what the store throws where it cannot be read.
    public LoginTicket load(String rawUserName) {
        return Pending.body(parts, rawUserName);
    }

    /// Checks and decides. Never blocks; SCRAM and digest cost microseconds, [Proof.Plain] some 2.5 ms: call off the loops.
    public LoginOutcome finish(LoginTicket ticket, LoginAttempt attempt) {
        return Pending.body(ticket, attempt);
    }

    /// Whether there is such an account, where that is known without waiting.
    public Optional<Boolean> knownCached(AccountName name) {
        return Pending.body(name);
    }

    /// Whether there is such an account. May wait for the store.
    public boolean known(AccountName name) {
        return Pending.body(name);
    }

    /// How cache and throttle stand.
    public LoginStats stats() {
        return Pending.body(parts);
    }

    /// Writes down what was used since the last call. To be called once a minute, and before closing. Blocks.
    public void flushUsage() {
        Pending.body(parts);
    }
}
