package io.portcullis.auth.service;

import io.portcullis.auth.account.AccountName;
import io.portcullis.auth.account.GroupName;
import io.portcullis.auth.apppassword.AppPassword;
import io.portcullis.auth.apppassword.Scope;
import io.portcullis.auth.event.AddressChange;
import io.portcullis.auth.event.AuthEvent;
import io.portcullis.auth.event.InvitationChange;
import io.portcullis.auth.event.RecoveryChange;
import io.portcullis.auth.event.RolloutChange;
import io.portcullis.auth.event.SecondStepChange;
import io.portcullis.auth.event.SetUpLinkChange;
import io.portcullis.auth.passkey.PasskeyId;
import io.portcullis.auth.store.AuditEntry;
import java.net.InetAddress;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// What the audit log says of a change.
final class AuditEntries {
    private AuditEntries() {}

    static AuditEntry of(AuthEvent.Change event) {
        return new AuditEntry(event.at(), Optional.of(event.account()), event.getClass().getSimpleName(),
                detail(event));
    }

    static AuditEntry of(AuthEvent.SecondStepFailed event) {
        return new AuditEntry(event.at(), Optional.of(event.account()), event.getClass().getSimpleName(),
                "kind=" + event.kind().name().toLowerCase(Locale.ROOT) + " address="
                        + event.address().getHostAddress());
    }

    /// A passkey's signature counter did not go on: its key may have been copied.
    static AuditEntry counterBack(AccountName account, Instant at, PasskeyId passkey) {
        return new AuditEntry(at, Optional.of(account), "PasskeyCounterBack", "id=" + passkey);
    }

    static AuditEntry created(AccountName account, Instant at) {
        return of(new AuthEvent.AccountCreated(account, at, 1));
    }

    /// Its owner made the account, and no operator.
    static AuditEntry registered(AccountName account, Instant at, InetAddress from) {
        return new AuditEntry(at, Optional.of(account), "AccountRegistered", "address=" + from.getHostAddress());
    }

    static AuditEntry created(AppPassword added) {
        return of(new AuthEvent.AppPasswordCreated(added.account(), added.created(), 1, added.id(), added.label(),
                added.scopes()));
    }

    private static String detail(AuthEvent.Change event) {
        return switch (event) {
            case AuthEvent.AccountCreated _,AuthEvent.AccountRemoved _,AuthEvent.AccountSuspended _,AuthEvent.AccountResumed _,AuthEvent.PasswordChanged _ ->
                "";
            case AuthEvent.TwoStepChanged changed -> changed.on() ? "on" : "off";
            case AuthEvent.AppPasswordCreated created ->
                "id=" + created.id() + " scopes=" + scopes(created.scopes()) + " label=" + created.label();
            case AuthEvent.AppPasswordRenamed renamed -> "id=" + renamed.id() + " label=" + renamed.label();
            case AuthEvent.AppPasswordRevoked revoked -> "id=" + revoked.id();
            case AuthEvent.AppPasswordExpired expired -> "id=" + expired.id();
            case RolloutChange change -> detail(change);
            case SetUpLinkChange change -> detail(change);
            case SecondStepChange change -> detail(change);
            case RecoveryChange change -> detail(change);
            case AddressChange change -> "id=" + change.id() + " address=" + change.address();
            case InvitationChange change -> detail(change);
        };
    }

    private static String detail(InvitationChange change) {
        return switch (change) {
            case InvitationChange.Invited invited ->
                "expires=" + invited.expires() + " by=" + invited.by()
                        + invited.to().map(to -> " address=" + to).orElse("");
            case InvitationChange.InvitationAccepted _ -> "";
            case InvitationChange.InvitationEnded ended -> "by=" + ended.end().name().toLowerCase(Locale.ROOT);
        };
    }

    private static String detail(RecoveryChange change) {
        return switch (change) {
            case RecoveryChange.RecoveryStarted started ->
                "by=" + started.origin().name().toLowerCase(Locale.ROOT) + " ripe=" + started.ripe();
            case RecoveryChange.RecoveryCancelled cancelled ->
                "by=" + cancelled.end().name().toLowerCase(Locale.ROOT).replace('_', '-');
            case RecoveryChange.RecoveryReady _,RecoveryChange.RecoveryFinished _ -> "";
        };
    }

    private static String detail(SetUpLinkChange change) {
        return switch (change) {
            case SetUpLinkChange.SetUpLinkMade made -> "id=" + made.id() + " scopes=" + scopes(made.scopes())
                    + " expires=" + made.expires() + " label=" + made.label();
            case SetUpLinkChange.SetUpLinksEnded _ -> "";
        };
    }

    private static String detail(RolloutChange change) {
        return switch (change) {
            case RolloutChange.Grouped grouped -> "group=" + grouped.group().map(GroupName::value).orElse("");
            case RolloutChange.Snoozed snoozed -> "until=" + snoozed.until();
        };
    }

    private static String detail(SecondStepChange change) {
        return switch (change) {
            case SecondStepChange.TotpAdded added -> "id=" + added.id() + " label=" + added.label();
            case SecondStepChange.TotpRemoved removed -> "id=" + removed.id();
            case SecondStepChange.PasskeyAdded added -> "id=" + added.id() + " label=" + added.label();
            case SecondStepChange.PasskeyRenamed renamed -> "id=" + renamed.id() + " label=" + renamed.label();
            case SecondStepChange.PasskeyRemoved removed -> "id=" + removed.id();
            case SecondStepChange.RecoveryKeyShown _,SecondStepChange.RecoveryKeyMade _,SecondStepChange.RecoveryKeyUsed _,SecondStepChange.OneTimeCodesMade _ ->
                "";
            case SecondStepChange.OneTimeCodeUsed used -> "left=" + used.left();
            case SecondStepChange.TrustedBrowserAdded added -> "id=" + added.id() + " label=" + added.label();
            case SecondStepChange.TrustedBrowserRevoked revoked -> "id=" + revoked.id();
        };
    }

    private static String scopes(Set<Scope> scopes) {
        return scopes.stream().sorted().map(scope -> scope.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(","));
    }
}
