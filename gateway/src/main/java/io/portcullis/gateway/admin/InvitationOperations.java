package io.portcullis.gateway.admin;

import io.portcullis.auth.account.AccountName;
import io.portcullis.auth.invitation.CreatedInvitation;
import io.portcullis.auth.invitation.Invitation;
import io.portcullis.auth.invitation.NewInvitation;
import io.portcullis.auth.notice.MailAddress;
import io.portcullis.auth.secret.Secret;
import io.portcullis.auth.service.Invitations;
import io.portcullis.gateway.admin.AdminException.Reason;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Consumer;

/// What an operator asks of invitations.
final class InvitationOperations {
    private final Invitations invitations;
    private final OperatorDefaults defaults;

    InvitationOperations(Invitations invitations, OperatorDefaults defaults) {
        this.invitations = invitations;
        this.defaults = defaults;
    }

    /// Says nothing of the link.
    AdminItem mailed(AdminRequest.InviteByMail asked, AdminCaller caller) {
        MailAddress to = MailAddress.parse(asked.mail()).orElseThrow(() -> new AdminException(Reason.BAD_VALUE,
                "mail: " + asked.mail() + " (expected: a mail address)"));
        return item(invite(asked.name(), Optional.of(to), asked.days(), caller).invitation());
    }

    AdminItem linked(AdminRequest.InviteByLink asked, AdminCaller caller) {
        CreatedInvitation made = invite(asked.name(), Optional.empty(), asked.days(), caller);
        return new AdminItem.NewInvitationItem(made.invitation().account().value(), link(made.token().orElseThrow()),
                made.invitation().expires());
    }

    private CreatedInvitation invite(String name, Optional<MailAddress> to, Optional<Integer> days,
            AdminCaller caller) {
        Duration lifetime = days.map(Duration::ofDays).orElse(defaults.invitation());
        return invitations.invite(LocalOperations.name(name), new NewInvitation(caller.who(), to, lifetime));
    }

    private Secret link(Secret token) {
        char[] chars = token.chars();
        try {
            return Secret.of(defaults.pages() + "/invitation?token=" + new String(chars));
        } finally {
            Arrays.fill(chars, '\0');
        }
    }

    void list(Consumer<AdminItem> items) {
        invitations.list().forEach(invitation -> items.accept(item(invitation)));
    }

    private static AdminItem item(Invitation invitation) {
        return new AdminItem.InvitationItem(invitation.account().value(), invitation.to().map(MailAddress::value),
                invitation.by(), invitation.made(), invitation.expires());
    }

    void withdraw(String text) {
        AccountName name = LocalOperations.name(text);
        if (!invitations.withdraw(name)) {
            throw new AdminException(Reason.NOT_FOUND, "no invitation of " + name);
        }
    }
}
