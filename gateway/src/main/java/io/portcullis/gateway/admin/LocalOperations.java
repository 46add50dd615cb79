package io.portcullis.gateway.admin;

import io.portcullis.auth.account.Account;
import io.portcullis.auth.account.AccountName;
import io.portcullis.auth.account.GroupName;
import io.portcullis.auth.apppassword.AppPassword;
import io.portcullis.auth.apppassword.AppPasswordId;
import io.portcullis.auth.apppassword.Cidr;
import io.portcullis.auth.apppassword.CreatedAppPassword;
import io.portcullis.auth.apppassword.NewAppPassword;
import io.portcullis.auth.apppassword.Scope;
import io.portcullis.auth.module.AuthModule;
import io.portcullis.auth.secondstep.TwoStepStatus;
import io.portcullis.auth.secret.KeyId;
import io.portcullis.auth.secret.KeyRingException;
import io.portcullis.auth.service.AccountException;
import io.portcullis.auth.service.KeyRotation;
import io.portcullis.auth.store.StoreException;
import io.portcullis.gateway.admin.AdminException.Reason;
import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Carries requests out on the open stores. Whatever changes something is in the audit log before it is done, with who
/// asked and why.
public final class LocalOperations {
    private static final Logger LOG = LoggerFactory.getLogger(LocalOperations.class);
    private static final int PAGE = 100;
    private static final int LARGEST_PAGE = 1000;
    private static final int MOST_GENERATED = 1_000_000;

    private final AuthModule auth;
    private final int letters;
    private final LiveSessions sessions;
    private final RolloutOperations rollout;
    private final MailOperations mail;
    private final AuditOperations audit;
    private final TokenOperations tokens;
    private final InvitationOperations invitations;

    public LocalOperations(AuthModule auth, OperatorDefaults defaults, LiveSessions sessions, Clock clock) {
        this.auth = auth;
        this.letters = defaults.letters();
        this.sessions = sessions;
        this.rollout = new RolloutOperations(auth);
        this.mail = new MailOperations(auth);
        this.audit = new AuditOperations(auth.audit(), clock);
        this.tokens = new TokenOperations(auth.apiTokens());
        this.invitations = new InvitationOperations(auth.invitations(), defaults);
    }

    /// The operations in somebody's name.
    public AdminOperations by(AdminCaller caller) {
        return (request, items) -> perform(caller, request, items);
    }

    private void perform(AdminCaller caller, AdminRequest request, Consumer<AdminItem> items) {
        try {
            Acts.what(request).ifPresent(act -> audit.note(caller, act.what(), act.account()));
            dispatch(caller, request, items);
        } catch (AccountException refused) {
            throw new AdminException(reason(refused.reason()), refused.getMessage());
        } catch (IllegalArgumentException badValue) {
            throw new AdminException(Reason.BAD_VALUE, badValue.getMessage());
        } catch (StoreException | KeyRingException failed) {
            LOG.error("{} failed", request.getClass().getSimpleName(), failed);
            throw new AdminException(Reason.FAILED, failed.getMessage());
        }
    }

    private void dispatch(AdminCaller caller, AdminRequest request, Consumer<AdminItem> items) {
        switch (request) {
            case AdminRequest.AddAccount add ->
                items.accept(item(auth.accounts().create(name(add.name()), add.password())));
            case AdminRequest.ListAccounts list ->
                auth.accounts().list(list.after().map(LocalOperations::name), page(list.limit()))
                        .forEach(account -> items.accept(item(account)));
            case AdminRequest.ShowAccount show -> items.accept(item(auth.accounts().find(name(show.name()))
                    .orElseThrow(() -> notFound("account", show.name()))));
            case AdminRequest.SuspendAccount of -> items.accept(item(auth.accounts().suspend(name(of.name()))));
            case AdminRequest.ResumeAccount of -> items.accept(item(auth.accounts().resume(name(of.name()))));
            case AdminRequest.RemoveAccount of -> auth.accounts().remove(name(of.name()));
            case AdminRequest.SetPassword set -> items
                    .accept(item(auth.accounts().setPassword(name(set.name()), set.password())));
            case AdminRequest.ShowTwoStep show -> items.accept(twoStep(name(show.name())));
            case AdminRequest.TurnTwoStepOn turn -> items
                    .accept(item(auth.accounts().setTwoStep(name(turn.name()), true)));
            case AdminRequest.TurnTwoStepOff turn -> items
                    .accept(item(auth.accounts().setTwoStep(name(turn.name()), false)));
            case AdminRequest.GenerateAccounts generate -> generate(generate, items);
            case AdminRequest.CreateAppPassword create -> items.accept(create(create));
            case AdminRequest.ListAppPasswords list -> auth.appPasswords().list(name(list.name()))
                    .forEach(appPassword -> items.accept(item(appPassword)));
            case AdminRequest.RevokeAppPassword revoke -> items.accept(revoke(revoke));
            case AdminRequest.RevokeAllAppPasswords revoke -> items
                    .accept(new AdminItem.RevokedItem(auth.appPasswords().revokeAll(name(revoke.name()))));
            case AdminRequest.ListSessions list -> sessions.of(known(list.name())).forEach(items);
            case AdminRequest.EndSession end -> items.accept(end(end));
            case AdminRequest.EndAllSessions end -> items.accept(endAll(known(end.name())));
            case AdminRequest.ListKeys _ -> auth.keys().list().forEach(key -> items
                    .accept(new AdminItem.RingKeyItem(key.id().value(), key.newest(), key.rows(), key.added())));
            case AdminRequest.RotateKeys rotate -> items.accept(rotate(rotate.retire()));
            case AdminRequest.ShowMail _ -> items.accept(mail.status());
            case AdminRequest.ListMail _ -> mail.list(items);
            case AdminRequest.RetryMail retry -> mail.retry(retry.id());
            case AdminRequest.SendSetUpLink send -> items.accept(mail.askForDevice(name(send.name()), send));
            case AdminRequest.InviteByMail invite -> items.accept(invitations.mailed(invite, caller));
            case AdminRequest.InviteByLink invite -> items.accept(invitations.linked(invite, caller));
            case AdminRequest.ListInvitations _ -> invitations.list(items);
            case AdminRequest.WithdrawInvitation withdraw -> invitations.withdraw(withdraw.name());
            case AdminRequest.RecoverAccount recover -> items.accept(mail.recover(name(recover.name())));
            case AdminRequest.SetGroup set -> items
                    .accept(item(rollout.setGroup(name(set.name()), Optional.of(set.group()))));
            case AdminRequest.LeaveGroup leave -> items
                    .accept(item(rollout.setGroup(name(leave.name()), Optional.empty())));
            case AdminRequest.ShowRollout _ -> items.accept(rollout.show());
            case AdminRequest.ListGroupRollouts _ -> rollout.groups().forEach(items);
            case AdminRequest.SetRollout set -> items.accept(rollout.set(set, caller));
            case AdminRequest.SetGroupRollout set -> items.accept(rollout.set(set, caller));
            case AdminRequest.ClearGroupRollout clear -> rollout.clear(clear, caller);
            case AdminRequest.PreviewRollout preview -> rollout.preview(preview, items);
            case AdminRequest.ReadAuditLog read -> audit.read(read, page(read.limit()), items);
            case AdminRequest.ExportAuditLog _ -> audit.export(items);
            case AdminRequest.CheckAuditLog _ -> items.accept(audit.check());
            case AdminRequest.CreateApiToken make -> items.accept(tokens.create(make));
            case AdminRequest.ListApiTokens _ -> tokens.list(items);
            case AdminRequest.RevokeApiToken revoke -> items.accept(tokens.revoke(revoke.id()));
        }
    }

    private static int page(Optional<Integer> limit) {
        return limit.map(asked -> {
            if (asked < 1 || asked > LARGEST_PAGE) {
                throw new AdminException(Reason.BAD_VALUE, "limit: " + asked + " (expected: 1-" + LARGEST_PAGE + ")");
            }
            return asked;
        }).orElse(PAGE);
    }

    private AdminItem twoStep(AccountName name) {
        TwoStepStatus status = auth.secondSteps().twoStep().status(name);
        return new AdminItem.TwoStepItem(status.on(), status.recoveryKey(), status.totps().size(),
                status.oneTimeCodes());
    }

    private AccountName known(String text) {
        AccountName name = name(text);
        return auth.accounts().find(name).orElseThrow(() -> notFound("account", text)).name();
    }

    private AdminItem end(AdminRequest.EndSession end) {
        if (!sessions.end(known(end.name()), end.id())) {
            throw notFound("session", end.id());
        }
        return new AdminItem.EndedItem(1);
    }

    private AdminItem endAll(AccountName name) {
        return new AdminItem.EndedItem(
                (int) sessions.of(name).stream().filter(session -> sessions.end(name, session.id())).count());
    }

    private void generate(AdminRequest.GenerateAccounts generate, Consumer<AdminItem> items) {
        if (generate.count() < 1 || generate.count() > MOST_GENERATED) {
            throw new AdminException(Reason.BAD_VALUE,
                    "count: " + generate.count() + " (expected: 1-" + MOST_GENERATED + ")");
        }
        auth.generator().generate(generate.count(), generate.prefix(),
                made -> items.accept(new AdminItem.GeneratedItem(made.name().value(), made.password())));
    }

    private AdminItem create(AdminRequest.CreateAppPassword create) {
        Set<Scope> scopes = EnumSet.noneOf(Scope.class);
        create.scopes().forEach(text -> scopes.add(scope(text)));
        List<Cidr> networks = create.networks().stream().map(LocalOperations::network).toList();
        CreatedAppPassword created = auth.appPasswords().create(name(create.name()),
                new NewAppPassword(create.label(), scopes, create.olderPhone(), create.expires(), networks,
                        create.letters() == 0 ? letters : create.letters()));
        return new AdminItem.NewAppPasswordItem(created.appPassword().id().value(), created.password());
    }

    private AdminItem revoke(AdminRequest.RevokeAppPassword revoke) {
        if (!AppPasswordId.isValid(revoke.id())
                || !auth.appPasswords().revoke(name(revoke.name()), new AppPasswordId(revoke.id()))) {
            throw notFound("app password", revoke.id());
        }
        return new AdminItem.RevokedItem(1);
    }

    private AdminItem rotate(boolean retire) {
        KeyId key = auth.keys().rotate();
        KeyRotation.Sweep sweep = auth.keys().sweep();
        Set<KeyId> retired = retire ? auth.keys().retire() : Set.of();
        return new AdminItem.KeyItem(key.toString(), sweep.resealed(), sweep.unopened(),
                retired.stream().map(KeyId::toString).sorted().toList());
    }

    static AccountName name(String text) {
        return AccountName.parse(text).orElseThrow(() -> new AdminException(Reason.BAD_VALUE,
                "name: " + text + " (expected: 1-256 bytes, no space and none of \"&'/:<>@)"));
    }

    private static Scope scope(String text) {
        return switch (text) {
            case "xmpp" -> Scope.XMPP;
            case "sip" -> Scope.SIP;
            default -> throw new AdminException(Reason.BAD_VALUE, "scope: " + text + " (expected: xmpp, sip)");
        };
    }

    private static Cidr network(String text) {
        return Cidr.parse(text).orElseThrow(() -> new AdminException(Reason.BAD_VALUE,
                "network: " + text + " (expected: an address or a network such as 192.0.2.0/24)"));
    }

    private static AdminException notFound(String what, String name) {
        return new AdminException(Reason.NOT_FOUND, "no " + what + " " + name);
    }

    private static Reason reason(AccountException.Reason reason) {
        return switch (reason) {
            case UNKNOWN_ACCOUNT -> Reason.NOT_FOUND;
            case NAME_TAKEN, TOO_MANY_APP_PASSWORDS, NOT_READY, SECOND_STEP_FIRST -> Reason.CONFLICT;
            case BAD_VALUE -> Reason.BAD_VALUE;
            case BUSY -> Reason.UNAVAILABLE;
        };
    }

    private static AdminItem item(Account account) {
        return new AdminItem.AccountItem(account.name().value(), lower(account.status()), account.twoStep(),
                account.created(), account.rollout().group().map(GroupName::value));
    }

    private static AdminItem item(AppPassword appPassword) {
        return new AdminItem.AppPasswordItem(appPassword.id().value(), appPassword.label(),
                appPassword.scopes().stream().sorted().map(LocalOperations::lower).toList(), appPassword.olderPhone(),
                appPassword.created(), appPassword.expires(),
                appPassword.networks().stream().map(Cidr::toString).toList(),
                appPassword.lastUse().map(use -> new AdminItem.LastUseItem(use.at(), use.address().getHostAddress(),
                        use.client(), lower(use.protocol()))));
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
