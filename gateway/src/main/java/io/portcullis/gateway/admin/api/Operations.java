package io.portcullis.gateway.admin.api;

import io.portcullis.auth.apitoken.ApiScope;
import io.portcullis.gateway.admin.AdminItem;
import io.portcullis.gateway.admin.AdminRequest;
import io.portcullis.gateway.admin.api.Operation.Shape;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Every operation there is.
final class Operations {
    private static final String ACCOUNTS = "/v1/accounts";
    private static final String ACCOUNT = ACCOUNTS + "/{name}";

    static final List<Operation> ALL = Stream
            .of(accounts(), invitations(), appPasswords(), sessions(), rollout(), mail(), audit(), keys())
            .flatMap(List::stream).toList();

    private Operations() {}

    /// The one that carries a request.
    static Operation of(AdminRequest request) {
        return ALL.stream().filter(operation -> operation.request() == request.getClass()).findFirst().orElseThrow();
    }

    private static List<Operation> accounts() {
        return List.of(
                open("listAccounts", "GET " + ACCOUNTS, ApiScope.ACCOUNTS_READ, AdminRequest.ListAccounts.class,
                        AdminItem.AccountItem.class, Shape.PAGE, "Accounts in the order of their names."),
                open("addAccount", "POST " + ACCOUNTS, ApiScope.ACCOUNTS_WRITE, AdminRequest.AddAccount.class,
                        AdminItem.AccountItem.class, Shape.MADE,
                        "Makes an account. Without a password it opens only by what is made for it later."),
                open("showAccount", "GET " + ACCOUNT, ApiScope.ACCOUNTS_READ, AdminRequest.ShowAccount.class,
                        AdminItem.AccountItem.class, Shape.ONE, "One account."),
                empty("removeAccount", "DELETE " + ACCOUNT, ApiScope.ACCOUNTS_WRITE, AdminRequest.RemoveAccount.class,
                        "Removes an account and everything under it, for good."),
                open("suspendAccount", "PUT " + ACCOUNT + "/suspension", ApiScope.ACCOUNTS_WRITE,
                        AdminRequest.SuspendAccount.class, AdminItem.AccountItem.class, Shape.ONE,
                        "Lets nobody in to an account, and ends what is open."),
                open("resumeAccount", "DELETE " + ACCOUNT + "/suspension", ApiScope.ACCOUNTS_WRITE,
                        AdminRequest.ResumeAccount.class, AdminItem.AccountItem.class, Shape.ONE,
                        "Lets a suspended account in again."),
                local("setPassword", "PUT " + ACCOUNT + "/password", AdminRequest.SetPassword.class,
                        AdminItem.AccountItem.class, Shape.ONE, "Sets the primary password."),
                local("generateAccounts", "POST /v1/generated-accounts", AdminRequest.GenerateAccounts.class,
                        AdminItem.GeneratedItem.class, Shape.LINES, "Makes many accounts for a load test."),
                open("showTwoStep", "GET " + ACCOUNT + "/two-step", ApiScope.ACCOUNTS_READ,
                        AdminRequest.ShowTwoStep.class, AdminItem.TwoStepItem.class, Shape.ONE,
                        "How an account's second step stands."),
                open("turnTwoStepOn", "PUT " + ACCOUNT + "/two-step", ApiScope.ACCOUNTS_WRITE,
                        AdminRequest.TurnTwoStepOn.class, AdminItem.AccountItem.class, Shape.ONE,
                        "Turns two-step verification on, and ends what the primary password opened."),
                open("setGroup", "PUT " + ACCOUNT + "/group", ApiScope.ACCOUNTS_WRITE, AdminRequest.SetGroup.class,
                        AdminItem.AccountItem.class, Shape.ONE,
                        "Puts an account into a group, which the rollout can treat on its own."),
                open("leaveGroup", "DELETE " + ACCOUNT + "/group", ApiScope.ACCOUNTS_WRITE,
                        AdminRequest.LeaveGroup.class, AdminItem.AccountItem.class, Shape.ONE,
                        "Takes an account out of its group."),
                open("recoverAccount", "POST " + ACCOUNT + "/recovery", ApiScope.ACCOUNTS_WRITE,
                        AdminRequest.RecoverAccount.class, AdminItem.RecoveryItem.class, Shape.MADE,
                        "Begins a recovery for an owner who has lost everything: by mail to the owner, after the waiting period."),
                local("turnTwoStepOff", "DELETE " + ACCOUNT + "/two-step", AdminRequest.TurnTwoStepOff.class,
                        AdminItem.AccountItem.class, Shape.ONE, "Turns two-step verification off."));
    }

    private static List<Operation> invitations() {
        String all = "/v1/invitations";
        return List.of(
                open("listInvitations", "GET " + all, ApiScope.ACCOUNTS_READ, AdminRequest.ListInvitations.class,
                        AdminItem.InvitationItem.class, Shape.LIST, "Invitations that nobody has accepted."),
                open("inviteByMail", "POST " + all, ApiScope.ACCOUNTS_WRITE, AdminRequest.InviteByMail.class,
                        AdminItem.InvitationItem.class, Shape.MADE,
                        "Invites somebody to choose an account's first password. The link goes by mail, and is in no answer."),
                local("inviteByLink", "POST /v1/invitation-links", AdminRequest.InviteByLink.class,
                        AdminItem.NewInvitationItem.class, Shape.MADE, "Invites somebody, and answers the link."),
                empty("withdrawInvitation", "DELETE " + all + "/{name}", ApiScope.ACCOUNTS_WRITE,
                        AdminRequest.WithdrawInvitation.class,
                        "Takes an invitation back: its link leads nowhere. An account made for it goes along."));
    }

    private static List<Operation> appPasswords() {
        String all = ACCOUNT + "/app-passwords";
        return List.of(
                open("listAppPasswords", "GET " + all, ApiScope.ACCOUNTS_READ, AdminRequest.ListAppPasswords.class,
                        AdminItem.AppPasswordItem.class, Shape.LIST, "An account's app passwords."),
                local("createAppPassword", "POST " + all, AdminRequest.CreateAppPassword.class,
                        AdminItem.NewAppPasswordItem.class, Shape.MADE, "Makes an app password."),
                open("sendSetUpLink", "POST " + ACCOUNT + "/set-up-links", ApiScope.ACCOUNTS_WRITE,
                        AdminRequest.SendSetUpLink.class, AdminItem.SetUpLinkItem.class, Shape.MADE,
                        "Has the owner asked by mail to add a device; the link leads to a sign-in and holds no secret."),
                open("revokeAppPassword", "DELETE " + all + "/{id}", ApiScope.ACCOUNTS_WRITE,
                        AdminRequest.RevokeAppPassword.class, AdminItem.RevokedItem.class, Shape.ONE,
                        "Revokes an app password; what it opened ends within a second."),
                open("revokeAllAppPasswords", "DELETE " + all, ApiScope.ACCOUNTS_WRITE,
                        AdminRequest.RevokeAllAppPasswords.class, AdminItem.RevokedItem.class, Shape.ONE,
                        "Revokes all app passwords of an account."));
    }

    private static List<Operation> sessions() {
        String all = ACCOUNT + "/sessions";
        return List.of(
                open("listSessions", "GET " + all, ApiScope.SESSIONS_READ, AdminRequest.ListSessions.class,
                        AdminItem.SessionItem.class, Shape.LIST, "The clients of an account that are signed in now."),
                open("endSession", "DELETE " + all + "/{id}", ApiScope.SESSIONS_WRITE, AdminRequest.EndSession.class,
                        AdminItem.EndedItem.class, Shape.ONE, "Ends a session; its client may sign in again."),
                open("endAllSessions", "DELETE " + all, ApiScope.SESSIONS_WRITE, AdminRequest.EndAllSessions.class,
                        AdminItem.EndedItem.class, Shape.ONE, "Ends all sessions of an account."));
    }

    private static List<Operation> rollout() {
        return List.of(
                open("showRollout", "GET /v1/rollout", ApiScope.ROLLOUT_READ, AdminRequest.ShowRollout.class,
                        AdminItem.RolloutItem.class, Shape.ONE, "How far the rule has been rolled out."),
                open("listGroupRollouts", "GET /v1/rollout/groups", ApiScope.ROLLOUT_READ,
                        AdminRequest.ListGroupRollouts.class, AdminItem.RolloutItem.class, Shape.LIST,
                        "How far it has been rolled out to groups that have a stage of their own."),
                open("setGroupRollout", "PUT /v1/rollout/groups/{group}", ApiScope.ROLLOUT_WRITE,
                        AdminRequest.SetGroupRollout.class, AdminItem.RolloutItem.class, Shape.ONE,
                        "Puts a stage into force for a group, in place of everybody's."),
                empty("clearGroupRollout", "DELETE /v1/rollout/groups/{group}", ApiScope.ROLLOUT_WRITE,
                        AdminRequest.ClearGroupRollout.class, "Lets everybody's stage hold for a group again."),
                open("setRollout", "PUT /v1/rollout", ApiScope.ROLLOUT_WRITE, AdminRequest.SetRollout.class,
                        AdminItem.RolloutItem.class, Shape.ONE,
                        "Puts another stage into force: off, observe, nudge, block-new, brownout or enforce."),
                open("previewRollout", "GET /v1/rollout/preview", ApiScope.ROLLOUT_READ,
                        AdminRequest.PreviewRollout.class, AdminItem.PrimaryUseItem.class, Shape.LINES,
                        "Whom the rule would refuse if it were enforced for a percentage of the accounts."));
    }

    private static List<Operation> mail() {
        return List.of(
                open("showMail", "GET /v1/mail", ApiScope.MAIL_READ, AdminRequest.ShowMail.class,
                        AdminItem.MailStateItem.class, Shape.ONE, "How the outbox of notices stands."),
                open("listMail", "GET /v1/mail/outbox", ApiScope.MAIL_READ, AdminRequest.ListMail.class,
                        AdminItem.MailItem.class, Shape.LIST,
                        "The mails that wait or were given up, without what they say."),
                empty("retryMail", "POST /v1/mail/outbox/{id}/retry", ApiScope.MAIL_WRITE, AdminRequest.RetryMail.class,
                        "Tries a mail again, at once."));
    }

    private static List<Operation> audit() {
        String all = "/v1/audit-log";
        return List.of(
                open("readAuditLog", "GET " + all, ApiScope.AUDIT_READ, AdminRequest.ReadAuditLog.class,
                        AdminItem.AuditItem.class, Shape.PAGE,
                        "Rows after a number. With `waitSeconds`, up to 20 seconds until there is one: ask again to follow."),
                open("exportAuditLog", "GET " + all + "/export", ApiScope.AUDIT_READ, AdminRequest.ExportAuditLog.class,
                        AdminItem.AuditItem.class, Shape.LINES, "Every row."),
                open("checkAuditLog", "GET " + all + "/check", ApiScope.AUDIT_READ, AdminRequest.CheckAuditLog.class,
                        AdminItem.AuditCheckItem.class, Shape.ONE, "Whether the log is as it was written."));
    }

    private static List<Operation> keys() {
        return List.of(
                open("listKeys", "GET /v1/keys", ApiScope.KEYS_READ, AdminRequest.ListKeys.class,
                        AdminItem.RingKeyItem.class, Shape.LIST, "The keys of the ring, without the keys themselves."),
                open("rotateKeys", "POST /v1/keys", ApiScope.KEYS_WRITE, AdminRequest.RotateKeys.class,
                        AdminItem.KeyItem.class, Shape.MADE, "Takes a new key into use and seals everything again."),
                open("listApiTokens", "GET /v1/api-tokens", ApiScope.TOKENS_READ, AdminRequest.ListApiTokens.class,
                        AdminItem.ApiTokenItem.class, Shape.LIST, "The tokens of this API, without their secrets."),
                local("createApiToken", "POST /v1/api-tokens", AdminRequest.CreateApiToken.class,
                        AdminItem.NewApiTokenItem.class, Shape.MADE, "Makes a token."),
                open("revokeApiToken", "DELETE /v1/api-tokens/{id}", ApiScope.TOKENS_WRITE,
                        AdminRequest.RevokeApiToken.class, AdminItem.RevokedItem.class, Shape.ONE,
                        "Revokes a token; it opens nothing from then on."));
    }

    private static Operation open(String id, String route, ApiScope scope,
            Class<? extends AdminRequest> request, Class<? extends AdminItem> item, Shape shape, String summary) {
        return new Operation(id, method(route), path(route), Optional.of(scope), request, Optional.of(item), shape,
                summary);
    }

    private static Operation empty(String id, String route, ApiScope scope,
            Class<? extends AdminRequest> request, String summary) {
        return new Operation(id, method(route), path(route), Optional.of(scope), request, Optional.empty(),
                Shape.NOTHING, summary);
    }

    private static Operation local(String id, String route, Class<? extends AdminRequest> request,
            Class<? extends AdminItem> item, Shape shape, String summary) {
        return new Operation(id, method(route), path(route), Optional.empty(), request, Optional.of(item), shape,
                summary);
    }

    private static String method(String route) {
        return route.substring(0, route.indexOf(' '));
    }

    private static String path(String route) {
        return route.substring(route.indexOf(' ') + 1);
    }
}
