package io.portcullis.gateway.admin;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.portcullis.auth.secret.Secret;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// One thing an operator asks for. Names and values are as typed; whoever carries it out checks them.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({@JsonSubTypes.Type(value = AdminRequest.AddAccount.class, name = "account-add"),
    @JsonSubTypes.Type(value = AdminRequest.ListAccounts.class, name = "account-list"),
    @JsonSubTypes.Type(value = AdminRequest.ShowAccount.class, name = "account-show"),
    @JsonSubTypes.Type(value = AdminRequest.SuspendAccount.class, name = "account-suspend"),
    @JsonSubTypes.Type(value = AdminRequest.ResumeAccount.class, name = "account-resume"),
    @JsonSubTypes.Type(value = AdminRequest.RemoveAccount.class, name = "account-remove"),
    @JsonSubTypes.Type(value = AdminRequest.SetPassword.class, name = "account-set-password"),
    @JsonSubTypes.Type(value = AdminRequest.SetTwoStep.class, name = "account-two-step"),
    @JsonSubTypes.Type(value = AdminRequest.GenerateAccounts.class, name = "account-generate"),
    @JsonSubTypes.Type(value = AdminRequest.CreateAppPassword.class, name = "app-password-create"),
    @JsonSubTypes.Type(value = AdminRequest.ListAppPasswords.class, name = "app-password-list"),
    @JsonSubTypes.Type(value = AdminRequest.RevokeAppPassword.class, name = "app-password-revoke"),
    @JsonSubTypes.Type(value = AdminRequest.RevokeAllAppPasswords.class, name = "app-password-revoke-all"),
    @JsonSubTypes.Type(value = AdminRequest.RotateKeys.class, name = "keys-rotate"),
    @JsonSubTypes.Type(value = AdminRequest.ShowRollout.class, name = "rollout-show"),
    @JsonSubTypes.Type(value = AdminRequest.ShowMail.class, name = "mail-show"),
    @JsonSubTypes.Type(value = AdminRequest.ListMail.class, name = "mail-list"),
    @JsonSubTypes.Type(value = AdminRequest.RetryMail.class, name = "mail-retry"),
    @JsonSubTypes.Type(value = AdminRequest.RecoverAccount.class, name = "account-recover"),
    @JsonSubTypes.Type(value = AdminRequest.SetRollout.class, name = "rollout-set"),
    @JsonSubTypes.Type(value = AdminRequest.PreviewRollout.class, name = "rollout-preview"),
    @JsonSubTypes.Type(value = AdminRequest.ClearRollout.class, name = "rollout-clear"),
    @JsonSubTypes.Type(value = AdminRequest.SetGroup.class, name = "account-group")})
public sealed interface AdminRequest {
    /// Answers an [AdminItem.AccountItem].
    record AddAccount(String name, Optional<Secret> password) implements AdminRequest {}

    /// Answers an [AdminItem.AccountItem] each.
    record ListAccounts() implements AdminRequest {}

    /// Answers an [AdminItem.AccountItem].
    record ShowAccount(String name) implements AdminRequest {}

    /// Answers an [AdminItem.AccountItem].
    record SuspendAccount(String name) implements AdminRequest {}

    /// Answers an [AdminItem.AccountItem].
    record ResumeAccount(String name) implements AdminRequest {}

    /// Answers nothing.
    record RemoveAccount(String name) implements AdminRequest {}

    /// Answers an [AdminItem.AccountItem].
    record SetPassword(String name, Secret password) implements AdminRequest {}

    /// Answers an [AdminItem.AccountItem].
    record SetTwoStep(String name, boolean on) implements AdminRequest {}

    /// Answers an [AdminItem.GeneratedItem] each.
    record GenerateAccounts(int count, String prefix) implements AdminRequest {}

    /// Answers an [AdminItem.NewAppPasswordItem]. `letters` is 0 for what the configuration says.
    record CreateAppPassword(String name, String label, List<String> scopes, boolean olderPhone,
            Optional<Instant> expires, List<String> networks, int letters) implements AdminRequest {
        public CreateAppPassword {
            scopes = List.copyOf(scopes);
            networks = List.copyOf(networks);
        }
    }

    /// Answers an [AdminItem.AppPasswordItem] each.
    record ListAppPasswords(String name) implements AdminRequest {}

    /// Answers an [AdminItem.RevokedItem].
    record RevokeAppPassword(String name, String id) implements AdminRequest {}

    /// Answers an [AdminItem.RevokedItem].
    record RevokeAllAppPasswords(String name) implements AdminRequest {}

    /// Answers an [AdminItem.KeyItem]. With `retire`, keys that no row names any more are removed.
    record RotateKeys(boolean retire) implements AdminRequest {}

    /// Answers an [AdminItem.MailStateItem].
    record ShowMail() implements AdminRequest {}

    /// Answers an [AdminItem.MailItem] each.
    record ListMail() implements AdminRequest {}

    /// Answers nothing.
    record RetryMail(String id) implements AdminRequest {}

    /// Answers an [AdminItem.RecoveryItem].
    record RecoverAccount(String name) implements AdminRequest {}

    /// Answers an [AdminItem.AccountItem]. Without a group, the account is in none.
    record SetGroup(String name, Optional<String> group) implements AdminRequest {}

    /// Answers an [AdminItem.RolloutItem] for everybody, and one for each group with a plan of its own.
    record ShowRollout() implements AdminRequest {}

    /// Answers an [AdminItem.RolloutItem]. The stage is written as in `block-new`, a brownout as `FROM/TO`.
    /// Without a group it is for everybody.
    record SetRollout(Optional<String> group, String stage, int percent, List<String> brownouts,
            String why) implements AdminRequest {
        public SetRollout {
            brownouts = List.copyOf(brownouts);
        }
    }

    /// Answers nothing: everybody's plan holds for the group again.
    record ClearRollout(String group, String why) implements AdminRequest {}

    /// Answers an [AdminItem.PrimaryUseItem] for each client that the rule, enforced for a percentage of a group or of everybody,
    /// would refuse.
    record PreviewRollout(Optional<String> group, int percent) implements AdminRequest {}
}
