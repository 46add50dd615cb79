package io.portcullis.auth.event;

import io.portcullis.auth.account.AccountName;
import io.portcullis.auth.apppassword.AppPasswordId;
import io.portcullis.auth.apppassword.LastUse;
import io.portcullis.auth.apppassword.Scope;
import io.portcullis.auth.decision.LoginProtocol;
import io.portcullis.auth.decision.RefusalReason;
import io.portcullis.auth.secondstep.SecondStepKind;
import java.net.InetAddress;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/// Something that happened to an account. Published after it is committed.
public sealed interface AuthEvent {
    /// Whose account.
    AccountName account();

    /// When.
    Instant at();

    /// Which live access this ends.
    default Optional<Ends> ends() {
        return Optional.empty();
    }

    /// A change to the account or its credentials: what was known of it before is out of date.
    sealed interface Change extends AuthEvent
            permits
            AccountCreated,
            AccountRemoved,
            AccountSuspended,
            AccountResumed,
            PasswordChanged,
            TwoStepChanged,
            AppPasswordCreated,
            AppPasswordRenamed,
            AppPasswordRevoked,
            AppPasswordExpired,
            RolloutChange,
            SetUpLinkChange,
            SecondStepChange,
            AddressChange,
            RecoveryChange,
            InvitationChange {
        /// The account's version that the change made.
        long authVersion();
    }

    /// An account was made.
    record AccountCreated(AccountName account, Instant at, long authVersion) implements Change {}

    /// An account was removed.
    record AccountRemoved(AccountName account, Instant at, long authVersion) implements Change {
        @Override
        public Optional<Ends> ends() {
            return Optional.of(new Ends.Everything());
        }
    }

    /// An account was suspended.
    record AccountSuspended(AccountName account, Instant at, long authVersion) implements Change {
        @Override
        public Optional<Ends> ends() {
            return Optional.of(new Ends.Everything());
        }
    }

    /// An account was resumed.
    record AccountResumed(AccountName account, Instant at, long authVersion) implements Change {}

    /// The primary password was set.
    record PasswordChanged(AccountName account, Instant at, long authVersion) implements Change {
        @Override
        public Optional<Ends> ends() {
            return Optional.of(new Ends.OpenedByPrimaryPassword());
        }
    }

    /// Two-step verification was turned on or off.
    record TwoStepChanged(AccountName account, Instant at, long authVersion, boolean on) implements Change {
        @Override
        public Optional<Ends> ends() {
            return on ? Optional.of(new Ends.OpenedByPrimaryPassword()) : Optional.empty();
        }
    }

    /// An app-specific password was made.
    record AppPasswordCreated(AccountName account, Instant at, long authVersion, AppPasswordId id, String label,
            Set<Scope> scopes) implements Change {
        public AppPasswordCreated {
            scopes = Set.copyOf(scopes);
        }
    }

    /// An app-specific password got another label.
    record AppPasswordRenamed(AccountName account, Instant at, long authVersion, AppPasswordId id,
            String label) implements Change {}

    /// An app-specific password was revoked.
    record AppPasswordRevoked(AccountName account, Instant at, long authVersion, AppPasswordId id) implements Change {
        @Override
        public Optional<Ends> ends() {
            return Optional.of(new Ends.OpenedByAppPassword(id));
        }
    }

    /// An app-specific password came to its expiry, and is gone.
    record AppPasswordExpired(AccountName account, Instant at, long authVersion, AppPasswordId id) implements Change {
        @Override
        public Optional<Ends> ends() {
            return Optional.of(new Ends.OpenedByAppPassword(id));
        }
    }

    /// An app-specific password opened something; at most one a minute and password.
    ///
    /// @param newNetwork whether nobody had used the account from that network before
    record AppPasswordUsed(AccountName account, AppPasswordId id, LastUse use,
            boolean newNetwork) implements AuthEvent {
        @Override
        public Instant at() {
            return use.at();
        }
    }

    /// The primary password opened chat or calls.
    record PrimaryPasswordUsed(AccountName account, Instant at) implements AuthEvent {}

    /// Tokens of the account came or went: what was known of them before is out of date. Its version stays.
    record FastTokensChanged(AccountName account, Instant at) implements AuthEvent {}

    /// A second step failed, after a right primary password or within a session; its account exists.
    ///
    /// @param kind what was tried
    record SecondStepFailed(AccountName account, Instant at, SecondStepKind kind,
            InetAddress address) implements AuthEvent {}

    /// A login to an existing account was refused.
    ///
    /// @param client what the client called itself; not to be trusted
    record LoginRefused(AccountName account, Instant at, LoginProtocol protocol, String mechanism, RefusalReason reason,
            InetAddress address, String client) implements AuthEvent {}
}
