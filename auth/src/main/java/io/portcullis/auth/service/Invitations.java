package io.portcullis.auth.service;

import io.portcullis.auth.account.Account;
import io.portcullis.auth.account.AccountName;
import io.portcullis.auth.account.AccountStatus;
import io.portcullis.auth.event.AuthEvents;
import io.portcullis.auth.event.InvitationChange;
import io.portcullis.auth.invitation.CreatedInvitation;
import io.portcullis.auth.invitation.Invitation;
import io.portcullis.auth.invitation.InvitationEnd;
import io.portcullis.auth.invitation.NewInvitation;
import io.portcullis.auth.notice.LinkToken;
import io.portcullis.auth.passkey.PasskeyAttestation;
import io.portcullis.auth.passkey.PasskeyChallenge;
import io.portcullis.auth.passkey.PasskeyEnrolment;
import io.portcullis.auth.passkey.RelyingParty;
import io.portcullis.auth.passkey.UserHandle;
import io.portcullis.auth.secondstep.TokenHash;
import io.portcullis.auth.secret.FirstSalts;
import io.portcullis.auth.secret.Secret;
import io.portcullis.auth.service.AccountChanges.Decision;
import io.portcullis.auth.service.AccountChanges.Plan;
import io.portcullis.auth.service.AccountException.Reason;
import io.portcullis.auth.service.PrimaryPasswords.Prepared;
import io.portcullis.auth.store.AccountWrite;
import io.portcullis.auth.store.InvitationStore;
import io.portcullis.auth.store.NewAccount;
import io.portcullis.auth.store.StoredAccount;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// An operator invites somebody; whoever has the link makes the first passkey of the account or chooses its first password,
/// once. A new name's account is made with the invitation, without a password, so that nobody else takes the name; it goes
/// with an invitation that nobody accepts. Every method blocks.
public final class Invitations {
    /// The most there may be at a time.
    public static final int MOST = 10_000;

    private static final Logger LOG = LoggerFactory.getLogger(Invitations.class);
    private static final int BATCH = 100;
    private static final int ATTEMPTS = 3;

    private final InvitationStore store;
    private final AccountChanges changes;
    private final AuthEvents events;
    private final FirstSalts salts;
    private final InvitationPlans plans;
    private final PrimaryPasswords passwords;
    private final Passkeys passkeys;

    Invitations(AccountParts parts, AccountRules rules, AccountChanges changes, Notices notices, Passkeys passkeys) {
        this.passkeys = passkeys;
        this.store = parts.stores().invitations();
        this.changes = changes;
        this.events = parts.events();
        this.salts = parts.salts();
        this.plans = new InvitationPlans(notices);
        this.passwords = new PrimaryPasswords(parts.argon2(), parts.sealer(), rules);
    }

    /// Invites somebody, in place of an earlier invitation to the same account.
    ///
    /// @throws AccountException with `NOT_READY` where the account has a password, a passkey, two-step on, or is suspended; and
    /// where the link is to be mailed, and there is no mail server or the account has devices: whoever may have mails sent, and
    /// no more, must not get at what somebody else uses already
    public CreatedInvitation invite(AccountName name, NewInvitation asked) {
        plans.check(asked);
        if (store.count() >= MOST) {
            throw new AccountException(Reason.NOT_READY,
                    "There are " + MOST + " invitations, as many as there may be; withdraw one first");
        }
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            LinkToken token = plans.link();
            Optional<Invitation> made = changes.look(name, stored -> stored.isPresent())
                    ? toThere(name, asked, token)
                    : toNew(name, asked, token);
            if (made.isPresent()) {
                return new CreatedInvitation(made.get(),
                        asked.to().isPresent() ? Optional.empty() : Optional.of(token.text()));
            }
        }
        throw new AccountException(Reason.BUSY, "Account " + name + " comes and goes; try again");
    }

    private Optional<Invitation> toNew(AccountName name, NewInvitation asked, LinkToken token) {
        try {
            List<Invitation> made = new ArrayList<>();
            Account account = changes.create(at -> {
                Invitation invitation = InvitationPlans.invitation(name, asked, at, true);
                made.add(invitation);
                return List.of(new NewAccount(name, false, at, salts.of(name), plans.writes(invitation, token),
                        List.of(AuditEntries.created(name, at),
                                AuditEntries.of(InvitationPlans.event(invitation, 1)))));
            }).getFirst();
            events.publish(InvitationPlans.event(made.getLast(), account.authVersion()));
            return Optional.of(made.getLast());
        } catch (AccountException overtaken) {
            if (overtaken.reason() == Reason.NAME_TAKEN) {
                return Optional.empty();
            }
            throw overtaken;
        }
    }

    private Optional<Invitation> toThere(AccountName name, NewInvitation asked, LinkToken token) {
        List<Invitation> made = new ArrayList<>();
        try {
            changes.change(name, (account, at, version) -> {
                refuse(account, asked.to().isPresent());
                boolean madeAccount = store.invitation(name).filter(Invitation::madeAccount).isPresent();
                Invitation invitation = InvitationPlans.invitation(name, asked, at, madeAccount);
                made.add(invitation);
                return new Plan(plans.writes(invitation, token),
                        List.of(InvitationPlans.event(invitation, version)));
            });
            return Optional.of(made.getLast());
        } catch (AccountException overtaken) {
            if (overtaken.reason() == Reason.UNKNOWN_ACCOUNT) {
                return Optional.empty();
            }
            throw overtaken;
        }
    }

    private static void refuse(StoredAccount stored, boolean mailed) {
        AccountName name = stored.account().name();
        if (stored.primaryHash().isPresent()) {
            throw new AccountException(Reason.NOT_READY, "Account " + name + " has a password already");
        }
        if (!stored.passkeys().isEmpty()) {
            throw new AccountException(Reason.NOT_READY, "Account " + name + " has a passkey");
        }
        if (stored.account().twoStep()) {
            throw new AccountException(Reason.NOT_READY, "Account " + name + " has two-step verification on");
        }
        if (stored.account().status() != AccountStatus.ACTIVE) {
            throw new AccountException(Reason.NOT_READY, "Account " + name + " is suspended");
        }
        if (mailed && !stored.appPasswords().isEmpty()) {
            throw new AccountException(Reason.NOT_READY,
                    "Account " + name + " has app passwords: invite its owner by a link, on the server");
        }
    }

    /// All that nobody has accepted, in the order of their accounts.
    public List<Invitation> list() {
        return store.invitations(MOST);
    }

    /// Takes an invitation back; false where the account has none.
    public boolean withdraw(AccountName name) {
        return store.invitation(name).isPresent() && end(name, InvitationEnd.WITHDRAWN);
    }

    /// Whose first passkey or password a link sets; empty where it leads nowhere, or nowhere any more.
    public Optional<AccountName> accepts(Secret token) {
        return hash(token).flatMap(link -> store.invitationByLink(link, changes.now()))
                .filter(open -> changes.look(open.account(), stored -> stored.filter(account -> isOpen(account, open)))
                        .isPresent())
                .map(Invitation::account);
    }

    /// What an authenticator is to answer to make the first passkey by a link; empty where it leads nowhere, or nowhere any
    /// more.
    ///
    /// @param user by which authenticators are to know the account
    public Optional<PasskeyEnrolment> begin(Secret token, RelyingParty party, PasskeyChallenge challenge,
            UserHandle user) {
        return accepts(token)
                .map(name -> new PasskeyEnrolment(passkeys.newId(), name, party, challenge, user, List.of()));
    }

    /// Makes the first passkey by a link, once; empty where it leads nowhere any more, or the answer is not right.
    ///
    /// @param label 1 to 128 characters, none of them a control
    public Optional<Account> accept(Secret token, PasskeyEnrolment enrolment, String label,
            PasskeyAttestation answer) {
        return passkeys.made(enrolment, label, answer).flatMap(key -> accept(token, enrolment.account(),
                (_, at, version) -> passkeys.adding(enrolment, label, key, at, version)
                        .and(InvitationPlans.accepted(enrolment.account(), at, version))));
    }

    /// Sets the first password by a link, once; empty where it leads nowhere, or nowhere any more.
    ///
    /// @throws AccountException where the text cannot be a password, or too many are being hashed
    public Optional<Account> accept(Secret token, Secret password) {
        Optional<AccountName> found = accepts(token);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        Prepared prepared = passwords.prepare(found.get(), password);
        return accept(token, found.get(), (account, at, version) -> accepting(account, prepared, at, version));
    }

    private Optional<Account> accept(Secret token, AccountName name, Decision accepting) {
        Optional<TokenHash> link = hash(token);
        try {
            Plan done = changes.change(name, (account, at, version) -> link
                    .flatMap(hash -> store.invitationByLink(hash, at))
                    .filter(open -> open.account().equals(name) && isOpen(account, open))
                    .map(_ -> accepting.plan(account, at, version)).orElse(Plan.NOTHING));
            return done.events().isEmpty() ? Optional.empty() : Optional.of(changes.load(name).account());
        } catch (AccountException gone) {
            if (gone.reason() == Reason.UNKNOWN_ACCOUNT) {
                return Optional.empty();
            }
            throw gone;
        }
    }

    /// An invitation is no way round anything: it opens an account that nothing opens or guards yet.
    private static boolean isOpen(StoredAccount stored, Invitation open) {
        return stored.primaryHash().isEmpty() && stored.passkeys().isEmpty() && !stored.account().twoStep()
                && stored.account().status() == AccountStatus.ACTIVE
                && (open.to().isEmpty() || stored.appPasswords().isEmpty());
    }

    private static Plan accepting(StoredAccount stored, Prepared prepared, Instant at, long version) {
        List<AccountWrite> writes = new ArrayList<>(prepared.writes(false, stored.salts()));
        writes.add(new AccountWrite.SetPasswordChanged(at));
        return new Plan(writes,
                List.of(new InvitationChange.InvitationAccepted(stored.account().name(), at, version)));
    }

    private static Optional<TokenHash> hash(Secret token) {
        return LinkToken.parse(token).map(LinkToken::hash);
    }

    /// Ends those whose time is over. To be called every few minutes.
    ///
    /// @throws io.portcullis.auth.store.StoreException where the database fails; the next call goes on
    public void sweep() {
        for (AccountName name : store.lapsed(changes.now(), BATCH)) {
            try {
                end(name, InvitationEnd.EXPIRED);
            } catch (AccountException overtaken) {
                LOG.debug("the invitation of {} is ended the next time: {}", name, overtaken.getMessage());
            }
        }
    }

    private boolean end(AccountName name, InvitationEnd end) {
        return !changes.change(name, (account, at, version) -> store.invitation(name)
                .filter(open -> end == InvitationEnd.WITHDRAWN || !open.expires().isAfter(at))
                .map(open -> InvitationPlans.ending(account, open, end, at, version)).orElse(Plan.NOTHING)).events()
                .isEmpty();
    }
}
