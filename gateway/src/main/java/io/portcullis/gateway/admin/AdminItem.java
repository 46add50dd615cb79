package io.portcullis.gateway.admin;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.portcullis.auth.secret.Secret;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// One part of an answer.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({@JsonSubTypes.Type(value = AdminItem.AccountItem.class, name = "account"),
    @JsonSubTypes.Type(value = AdminItem.GeneratedItem.class, name = "generated"),
    @JsonSubTypes.Type(value = AdminItem.NewAppPasswordItem.class, name = "new-app-password"),
    @JsonSubTypes.Type(value = AdminItem.AppPasswordItem.class, name = "app-password"),
    @JsonSubTypes.Type(value = AdminItem.RevokedItem.class, name = "revoked"),
    @JsonSubTypes.Type(value = AdminItem.KeyItem.class, name = "key"),
    @JsonSubTypes.Type(value = AdminItem.RolloutItem.class, name = "rollout"),
    @JsonSubTypes.Type(value = AdminItem.MailStateItem.class, name = "mail-state"),
    @JsonSubTypes.Type(value = AdminItem.MailItem.class, name = "mail"),
    @JsonSubTypes.Type(value = AdminItem.RecoveryItem.class, name = "recovery"),
    @JsonSubTypes.Type(value = AdminItem.PrimaryUseItem.class, name = "primary-use")})
public sealed interface AdminItem {
    /// An account as it is now.
    record AccountItem(String name, String status, boolean twoStep, Instant created,
            Optional<String> group) implements AdminItem {}

    /// An account made for a load test.
    record GeneratedItem(String name, Secret password) implements AdminItem {}

    /// A new app password, shown this once.
    record NewAppPasswordItem(String id, Secret password) implements AdminItem {}

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

    /// A recovery that is under way; its link is sent at `ripe`.
    record RecoveryItem(String name, Instant asked, Instant ripe) implements AdminItem {}

    /// The key that seals from now on, and what became of the rows under older ones.
    record KeyItem(String key, int resealed, int unopened, List<String> retired) implements AdminItem {
        public KeyItem {
            retired = List.copyOf(retired);
        }
    }
}
