package io.portcullis.auth.service;

import io.portcullis.auth.apppassword.AppPassword;
import io.portcullis.auth.apppassword.AppPasswordId;
import io.portcullis.auth.event.AddressChange;
import io.portcullis.auth.event.AuthEvent;
import io.portcullis.auth.event.InvitationChange;
import io.portcullis.auth.event.RecoveryChange;
import io.portcullis.auth.event.RolloutChange;
import io.portcullis.auth.event.SecondStepChange;
import io.portcullis.auth.event.SetUpLinkChange;
import io.portcullis.auth.notice.Notice;
import io.portcullis.auth.notice.Notice.Field;
import io.portcullis.auth.notice.NoticeKind;
import io.portcullis.auth.store.StoredAccount;
import io.portcullis.auth.store.StoredAppPassword;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// What an owner is told of a change: one notice for what belongs together.
final class ChangeNotices {
    private ChangeNotices() {}

    static List<Notice> of(StoredAccount before, List<AuthEvent.Change> events) {
        if (events.stream().anyMatch(RecoveryChange.RecoveryFinished.class::isInstance)) {
            return List.of(Notice.of(NoticeKind.RECOVERY_FINISHED));
        }
        List<Notice> notices = new ArrayList<>();
        List<String> revoked = new ArrayList<>();
        for (AuthEvent.Change event : events) {
            if (event instanceof AuthEvent.AppPasswordRevoked one) {
                revoked.add(label(before, one.id()));
            } else {
                of(before, event).ifPresent(notices::add);
            }
        }
        if (!revoked.isEmpty()) {
            notices.add(Notice.of(NoticeKind.APP_PASSWORD_REVOKED).with(Field.LABEL,
                    revoked.stream().collect(Collectors.joining(", "))));
        }
        return notices;
    }

    private static Optional<Notice> of(StoredAccount before, AuthEvent.Change event) {
        return switch (event) {
            case AuthEvent.AccountCreated _,AuthEvent.AccountRemoved _,AuthEvent.AccountSuspended _,AuthEvent.AccountResumed _,AuthEvent.AppPasswordRenamed _ ->
                Optional.empty();
            case AuthEvent.PasswordChanged _ -> told(NoticeKind.PASSWORD_CHANGED);
            case AuthEvent.TwoStepChanged changed ->
                told(changed.on() ? NoticeKind.TWO_STEP_ON : NoticeKind.TWO_STEP_OFF);
            case AuthEvent.AppPasswordCreated created -> told(NoticeKind.APP_PASSWORD_MADE, created.label());
            case AuthEvent.AppPasswordRevoked one -> told(NoticeKind.APP_PASSWORD_REVOKED, label(before, one.id()));
            case AuthEvent.AppPasswordExpired one -> told(NoticeKind.APP_PASSWORD_EXPIRED, label(before, one.id()));
            case RolloutChange _,SetUpLinkChange _ -> Optional.empty();
            case SecondStepChange change -> of(change);
            case AddressChange change -> of(change);
            case RecoveryChange change -> of(change);
            case InvitationChange change -> of(change);
        };
    }

    private static Optional<Notice> of(SecondStepChange event) {
        return switch (event) {
            case SecondStepChange.TotpAdded added -> told(NoticeKind.TOTP_ADDED, added.label());
            case SecondStepChange.TotpRemoved _ -> told(NoticeKind.TOTP_REMOVED);
            case SecondStepChange.PasskeyAdded added -> told(NoticeKind.PASSKEY_ADDED, added.label());
            case SecondStepChange.PasskeyRenamed _ -> Optional.empty();
            case SecondStepChange.PasskeyRemoved _ -> told(NoticeKind.PASSKEY_REMOVED);
            case SecondStepChange.RecoveryKeyMade _ -> told(NoticeKind.RECOVERY_KEY_MADE);
            case SecondStepChange.RecoveryKeyUsed _ -> told(NoticeKind.RECOVERY_KEY_USED);
            case SecondStepChange.OneTimeCodesMade _ -> told(NoticeKind.CODES_MADE);
            case SecondStepChange.TrustedBrowserAdded added -> told(NoticeKind.TRUSTED_BROWSER_ADDED, added.label());
            case SecondStepChange.RecoveryKeyShown _,SecondStepChange.OneTimeCodeUsed _,SecondStepChange.TrustedBrowserRevoked _ ->
                Optional.empty();
        };
    }

    /// An address that is added gets a mail of its own, with the link.
    private static Optional<Notice> of(AddressChange event) {
        return switch (event) {
            case AddressChange.AddressAdded _ -> Optional.empty();
            case AddressChange.AddressConfirmed confirmed -> Optional
                    .of(Notice.of(NoticeKind.ADDRESS_CONFIRMED).with(Field.MAIL, confirmed.address().value()));
            case AddressChange.AddressRemoved removed -> Optional
                    .of(Notice.of(NoticeKind.ADDRESS_REMOVED).with(Field.MAIL, removed.address().value()));
        };
    }

    /// What begins one and what comes after the wait have mails of their own, with links.
    private static Optional<Notice> of(RecoveryChange event) {
        return switch (event) {
            case RecoveryChange.RecoveryStarted _,RecoveryChange.RecoveryReady _ -> Optional.empty();
            case RecoveryChange.RecoveryCancelled _ -> told(NoticeKind.RECOVERY_CANCELLED);
            case RecoveryChange.RecoveryFinished _ -> told(NoticeKind.RECOVERY_FINISHED);
        };
    }

    /// The invitation has a mail of its own, with the link.
    private static Optional<Notice> of(InvitationChange event) {
        return switch (event) {
            case InvitationChange.InvitationAccepted _ -> told(NoticeKind.PASSWORD_CHANGED);
            case InvitationChange.Invited _,InvitationChange.InvitationEnded _ -> Optional.empty();
        };
    }

    private static Optional<Notice> told(NoticeKind kind) {
        return Optional.of(Notice.of(kind));
    }

    private static Optional<Notice> told(NoticeKind kind, String label) {
        return Optional.of(Notice.of(kind).with(Field.LABEL, label));
    }

    private static String label(StoredAccount before, AppPasswordId id) {
        return before.appPasswords().stream().map(StoredAppPassword::appPassword)
                .filter(appPassword -> appPassword.id().equals(id)).map(AppPassword::label).findFirst().orElse("");
    }
}
