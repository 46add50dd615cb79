package io.portcullis.gateway.admin;

import io.portcullis.auth.secret.Secret;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// One thing an operator asks for. Names and values are as typed; whoever carries it out checks them.
public sealed interface AdminRequest {
    /// Answers an [AdminItem.AccountItem].
    record AddAccount(String name, Optional<Secret> password) implements AdminRequest {}

    /// Answers an [AdminItem.AccountItem] each, in the order of names.
    record ListAccounts(Optional<String> after, Optional<Integer> limit) implements AdminRequest {}

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

    /// Answers an [AdminItem.TwoStepItem].
    record ShowTwoStep(String name) implements AdminRequest {}

    /// Answers an [AdminItem.AccountItem].
    record TurnTwoStepOn(String name) implements AdminRequest {}

    /// Answers an [AdminItem.AccountItem].
    record TurnTwoStepOff(String name) implements AdminRequest {}

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

    /// Answers an [AdminItem.SetUpLinkItem]. The kind is a device's or program's, as in `linphone`; what it leads to is for the owner.
    record SendSetUpLink(String name, String kind, Optional<String> label) implements AdminRequest {}

    /// Answers an [AdminItem.AppPasswordItem] each.
    record ListAppPasswords(String name) implements AdminRequest {}

    /// Answers an [AdminItem.RevokedItem].
    record RevokeAppPassword(String name, String id) implements AdminRequest {}

    /// Answers an [AdminItem.RevokedItem].
    record RevokeAllAppPasswords(String name) implements AdminRequest {}

    /// Answers an [AdminItem.SessionItem] each.
    record ListSessions(String name) implements AdminRequest {}

    /// Answers an [AdminItem.EndedItem].
    record EndSession(String name, String id) implements AdminRequest {}

    /// Answers an [AdminItem.EndedItem].
    record EndAllSessions(String name) implements AdminRequest {}

    /// Answers an [AdminItem.RingKeyItem] each.
    record ListKeys() implements AdminRequest {}

    /// Answers an [AdminItem.KeyItem]. With `retire`, keys that no row names any more are removed.
    record RotateKeys(boolean retire) implements AdminRequest {}

    /// Answers an [AdminItem.AccountItem].
    record SetGroup(String name, String group) implements AdminRequest {}

    /// Answers an [AdminItem.AccountItem]. The account is in no group any more.
    record LeaveGroup(String name) implements AdminRequest {}

    /// Answers an [AdminItem.MailStateItem].
    record ShowMail() implements AdminRequest {}

    /// Answers an [AdminItem.MailItem] each.
    record ListMail() implements AdminRequest {}

    /// Answers nothing.
    record RetryMail(String id) implements AdminRequest {}

    /// Answers an [AdminItem.InvitationItem]. Its link goes to the mail address, and nowhere else.
    record InviteByMail(String name, String mail, Optional<Integer> days) implements AdminRequest {}

    /// Answers an [AdminItem.NewInvitationItem].
    record InviteByLink(String name, Optional<Integer> days) implements AdminRequest {}

    /// Answers an [AdminItem.InvitationItem] each.
    record ListInvitations() implements AdminRequest {}

    /// Answers nothing.
    record WithdrawInvitation(String name) implements AdminRequest {}

    /// Answers an [AdminItem.RecoveryItem].
    record RecoverAccount(String name) implements AdminRequest {}

    /// Answers an [AdminItem.RolloutItem]: what holds for everybody.
    record ShowRollout() implements AdminRequest {}

    /// Answers an [AdminItem.RolloutItem]. The stage is written as in `block-new`, a brownout as `FROM/TO`.
    record SetRollout(String stage, int percent, List<String> brownouts) implements AdminRequest {
        public SetRollout {
            brownouts = List.copyOf(brownouts);
        }
    }

    /// Answers an [AdminItem.RolloutItem] for each group with a plan of its own.
    record ListGroupRollouts() implements AdminRequest {}

    /// Answers an [AdminItem.RolloutItem]. In place of everybody's plan, this one holds for the group.
    record SetGroupRollout(String group, String stage, int percent, List<String> brownouts) implements AdminRequest {
        public SetGroupRollout {
            brownouts = List.copyOf(brownouts);
        }
    }

    /// Answers nothing: everybody's plan holds for the group again.
    record ClearGroupRollout(String group) implements AdminRequest {}

    /// Answers an [AdminItem.PrimaryUseItem] for each client that the rule, enforced for a percentage of a group or of everybody,
    /// would refuse.
    record PreviewRollout(Optional<String> group, int percent) implements AdminRequest {}

    /// Answers an [AdminItem.AuditItem] each, in order.
    ///
    /// @param waitSeconds how long to wait for a row where there is none yet
    record ReadAuditLog(Optional<Long> after, Optional<Integer> limit,
            Optional<Integer> waitSeconds) implements AdminRequest {}

    /// Answers an [AdminItem.AuditItem] for every row.
    record ExportAuditLog() implements AdminRequest {}

    /// Answers an [AdminItem.AuditCheckItem].
    record CheckAuditLog() implements AdminRequest {}

    /// Answers an [AdminItem.NewApiTokenItem].
    record CreateApiToken(String name, List<String> scopes, Optional<Instant> expires) implements AdminRequest {
        public CreateApiToken {
            scopes = List.copyOf(scopes);
        }
    }

    /// Answers an [AdminItem.ApiTokenItem] each.
    record ListApiTokens() implements AdminRequest {}

    /// Answers an [AdminItem.RevokedItem].
    record RevokeApiToken(String id) implements AdminRequest {}
}
