package io.portcullis.gateway.admin;

import io.portcullis.auth.account.AccountName;
import java.util.Optional;

/// Which requests change something, as the audit log says it.
final class Acts {
    private Acts() {}

    /// One act.
    record Act(String what, Optional<AccountName> account) {}

    /// Empty where the request only reads.
    static Optional<Act> what(AdminRequest request) {
        return switch (request) {
            case AdminRequest.ListAccounts _,AdminRequest.ShowAccount _,AdminRequest.ShowTwoStep _,AdminRequest.ListAppPasswords _,AdminRequest.ListSessions _,AdminRequest.ListKeys _,AdminRequest.ShowRollout _,AdminRequest.ListGroupRollouts _,AdminRequest.ShowMail _,AdminRequest.ListMail _,AdminRequest.PreviewRollout _,AdminRequest.ReadAuditLog _,AdminRequest.ExportAuditLog _,AdminRequest.CheckAuditLog _,AdminRequest.ListApiTokens _,AdminRequest.ListInvitations _ ->
                Optional.empty();
            case AdminRequest.AddAccount add -> of("account-add", add.name());
            case AdminRequest.SuspendAccount suspend -> of("account-suspend", suspend.name());
            case AdminRequest.ResumeAccount resume -> of("account-resume", resume.name());
            case AdminRequest.RemoveAccount remove -> of("account-remove", remove.name());
            case AdminRequest.SetPassword set -> of("password-set", set.name());
            case AdminRequest.TurnTwoStepOn turn -> of("two-step-on", turn.name());
            case AdminRequest.TurnTwoStepOff turn -> of("two-step-off", turn.name());
            case AdminRequest.CreateAppPassword create -> of("app-password-create", create.name());
            case AdminRequest.SendSetUpLink send -> of("set-up-link-send", send.name());
            case AdminRequest.RevokeAppPassword revoke -> of("app-password-revoke", revoke.name());
            case AdminRequest.RevokeAllAppPasswords revoke -> of("app-passwords-revoke", revoke.name());
            case AdminRequest.EndSession end -> of("session-end", end.name());
            case AdminRequest.EndAllSessions end -> of("sessions-end", end.name());
            case AdminRequest.GenerateAccounts generate -> of("accounts-generate count=" + generate.count());
            case AdminRequest.RotateKeys rotate -> of("keys-rotate retire=" + rotate.retire());
            case AdminRequest.SetRollout _ -> of("rollout-set");
            case AdminRequest.SetGroupRollout _ -> of("group-rollout-set");
            case AdminRequest.ClearGroupRollout _ -> of("group-rollout-clear");
            case AdminRequest.SetGroup set -> of("account-group", set.name());
            case AdminRequest.LeaveGroup leave -> of("account-group-leave", leave.name());
            case AdminRequest.InviteByMail invite -> of("account-invite", invite.name());
            case AdminRequest.InviteByLink invite -> of("account-invite-link", invite.name());
            case AdminRequest.WithdrawInvitation withdraw -> of("account-uninvite", withdraw.name());
            case AdminRequest.RecoverAccount recover -> of("account-recover", recover.name());
            case AdminRequest.RetryMail _ -> of("mail-retry");
            case AdminRequest.CreateApiToken _ -> of("api-token-create");
            case AdminRequest.RevokeApiToken _ -> of("api-token-revoke");
        };
    }

    private static Optional<Act> of(String what) {
        return Optional.of(new Act(what, Optional.empty()));
    }

    private static Optional<Act> of(String what, String account) {
        return Optional.of(new Act(what, Optional.of(LocalOperations.name(account))));
    }
}
