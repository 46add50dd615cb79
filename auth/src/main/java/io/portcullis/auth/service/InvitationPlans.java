package io.portcullis.auth.service;

import io.portcullis.auth.account.AccountName;
import io.portcullis.auth.account.AccountStatus;
import io.portcullis.auth.account.RolloutTerms;
import io.portcullis.auth.event.AuthEvent;
import io.portcullis.auth.event.InvitationChange;
import io.portcullis.auth.invitation.Invitation;
import io.portcullis.auth.invitation.InvitationEnd;
import io.portcullis.auth.invitation.NewInvitation;
import io.portcullis.auth.notice.LinkToken;
import io.portcullis.auth.notice.MailAddress;
import io.portcullis.auth.notice.Notice;
import io.portcullis.auth.notice.Notice.Field;
import io.portcullis.auth.notice.NoticeKind;
import io.portcullis.auth.service.AccountChanges.Plan;
import io.portcullis.auth.service.AccountException.Reason;
import io.portcullis.auth.store.AccountWrite;
import io.portcullis.auth.store.ClientText;
import io.portcullis.auth.store.StoredAccount;
import io.portcullis.auth.store.StoredInvitation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// What makes an invitation, and what ends it.
final class InvitationPlans {
    private final Notices notices;

    InvitationPlans(Notices notices) {
        this.notices = notices;
    }

    /// @throws AccountException where the link is to be mailed, and cannot be
    void check(NewInvitation asked) {
        if (asked.to().isPresent() && !notices.rules().mail()) {
            throw new AccountException(Reason.NOT_READY, "There is no mail server: set mail.host");
        }
    }

    LinkToken link() {
        return notices.link();
    }

    static Invitation invitation(AccountName name, NewInvitation asked, Instant at, boolean madeAccount) {
        return new Invitation(name, at, AccountChanges.storable(at.plus(asked.lifetime())),
                ClientText.storable(asked.by()), asked.to(), madeAccount);
    }

    static InvitationChange.Invited event(Invitation invitation, long version) {
        return new InvitationChange.Invited(invitation.account(), invitation.made(), version, invitation.expires(),
                invitation.by(), invitation.to());
    }

    /// The invitation, and the one mail that its link is in.
    List<AccountWrite> writes(Invitation invitation, LinkToken token) {
        List<AccountWrite> writes = new ArrayList<>();
        writes.add(new AccountWrite.PutInvitation(new StoredInvitation(invitation, token.hash())));
        invitation.to().ifPresent(to -> writes.add(mail(invitation, to, token)));
        return writes;
    }

    private AccountWrite mail(Invitation invitation, MailAddress to, LinkToken token) {
        Notice notice = Notice.of(NoticeKind.INVITED).with(Field.TOKEN, NotificationAddresses.text(token))
                .with(Field.UNTIL, Long.toString(invitation.expires().toEpochMilli()));
        return new AccountWrite.AddMail(notices.mail(invitation.account(), to, notice, invitation.made()));
    }

    /// Ends one by which a passkey is made.
    static Plan accepted(AccountName name, Instant at, long version) {
        return Plan.of(new InvitationChange.InvitationEnded(name, at, version, InvitationEnd.PASSKEY),
                new AccountWrite.DropInvitation());
    }

    /// An account that was made for the invitation goes with it, unless somebody did anything else to it.
    static Plan ending(StoredAccount stored, Invitation open, InvitationEnd end, Instant at, long version) {
        AuthEvent.Change ended = new InvitationChange.InvitationEnded(open.account(), at, version, end);
        return open.madeAccount() && isUntouched(stored)
                ? new Plan(List.of(new AccountWrite.RemoveAccount(at)),
                        List.of(ended, new AuthEvent.AccountRemoved(open.account(), at, version)))
                : Plan.of(ended, new AccountWrite.DropInvitation());
    }

    private static boolean isUntouched(StoredAccount stored) {
        return stored.primaryHash().isEmpty() && stored.appPasswords().isEmpty() && stored.secondSteps().isEmpty()
                && !stored.account().twoStep() && stored.account().status() == AccountStatus.ACTIVE
                && stored.account().rollout().equals(RolloutTerms.NONE);
    }
}
