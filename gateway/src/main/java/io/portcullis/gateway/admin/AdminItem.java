package io.portcullis.gateway.admin;

import io.portcullis.auth.secret.Secret;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// One part of an answer.
public sealed interface AdminItem {
    /// An account as it is now.
    record AccountItem(String name, String status, boolean twoStep, Instant created,
            Optional<String> group) implements AdminItem {}

    /// An account made for a load test.
    record GeneratedItem(String name, Secret password) implements AdminItem {}

    /// A new app password, shown this once.
    record NewAppPasswordItem(String id, Secret password) implements AdminItem {}

    /// How many mails to its owner ask for a new device.
    record SetUpLinkItem(String name, String kind, int mails) implements AdminItem {}

    /// An app password as it is now.
    record AppPasswordItem(String id, String label, List<String> scopes, boolean olderPhone, Instant created,
            Optional<Instant> expires, List<String> networks, Optional<LastUseItem> lastUse) implements AdminItem {
        public AppPasswordItem {
            scopes = List.copyOf(scopes);
            networks = List.copyOf(networks);
        }
    }

    /// When an app password last opened something.
    record LastUseItem(Instant at, String address, String client, String protocol) {}

    /// How many app passwords are gone.
    record RevokedItem(int revoked) implements AdminItem {}

    /// How far the rule has been rolled out, to a group or to everybody.
    record RolloutItem(Optional<String> group, String stage, int percent, List<String> brownouts) implements AdminItem {
        public RolloutItem {
            brownouts = List.copyOf(brownouts);
        }
    }

    /// A client that came in by an account's primary password lately.
    record PrimaryUseItem(String name, String protocol, String client, Instant at) implements AdminItem {}

    /// How the outbox stands.
    record MailStateItem(long waiting, long givenUp, Optional<Instant> oldest) implements AdminItem {}

    /// A mail that was not delivered yet; `due` is absent where it was given up.
    record MailItem(String id, String name, String to, String kind, Instant created, int attempts,
            Optional<Instant> due, String failure) implements AdminItem {}

    /// An invitation that nobody has accepted.
    ///
    /// @param mail where its link went; absent: to whoever made it
    /// @param by who made it
    record InvitationItem(String name, Optional<String> mail, String by, Instant made,
            Instant expires) implements AdminItem {}

    /// A new invitation, whose link is shown this once.
    record NewInvitationItem(String name, Secret link, Instant expires) implements AdminItem {}

    /// A recovery that is under way; its link is sent at `ripe`.
    record RecoveryItem(String name, Instant asked, Instant ripe) implements AdminItem {}

    /// The key that seals from now on, and what became of the rows under older ones.
    record KeyItem(String key, int resealed, int unopened, List<String> retired) implements AdminItem {
        public KeyItem {
            retired = List.copyOf(retired);
        }
    }

    /// How an account's second step stands.
    record TwoStepItem(boolean on, boolean recoveryKey, int authenticatorApps, int oneTimeCodes) implements AdminItem {}

    /// A client that is signed in now.
    ///
    /// @param client a chat client's resource, a phone's transport
    /// @param appPassword which opened it; empty: the primary password
    /// @param since when it signed in; empty for phones, which only say that they are still there
    /// @param connected whether it has a connection; without one it waits to be resumed
    record SessionItem(String id, String protocol, String client, Optional<String> appPassword,
            Optional<Instant> since, Optional<String> address, boolean connected) implements AdminItem {}

    /// How many sessions were ended.
    record EndedItem(int ended) implements AdminItem {}

    /// A key of the ring.
    ///
    /// @param seals whether it seals what is new
    /// @param credentials how many are sealed with it
    record RingKeyItem(String id, boolean seals, long credentials, Optional<Instant> added) implements AdminItem {}

    /// A row of the audit log.
    record AuditItem(long seq, Instant at, Optional<String> account, String kind, String detail,
            String hash) implements AdminItem {}

    /// Whether the audit log is as it was written.
    ///
    /// @param rows how many are
    /// @param broken the number of the first that is not
    record AuditCheckItem(boolean intact, long rows, Optional<Long> broken) implements AdminItem {}

    /// A new token, shown this once.
    record NewApiTokenItem(String id, String name, Secret token) implements AdminItem {}

    /// A token as it is now.
    record ApiTokenItem(String id, String name, List<String> scopes, Instant created, Optional<Instant> expires,
            Optional<Instant> lastUsed) implements AdminItem {
        public ApiTokenItem {
            scopes = List.copyOf(scopes);
        }
    }
}
