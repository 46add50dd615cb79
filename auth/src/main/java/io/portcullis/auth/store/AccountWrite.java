package io.portcullis.auth.store;

import io.portcullis.auth.account.AccountStatus;
import io.portcullis.auth.account.GroupName;
import io.portcullis.auth.apppassword.AppPasswordId;
import io.portcullis.auth.notice.NotificationAddressId;
import io.portcullis.auth.passkey.PasskeyId;
import io.portcullis.auth.secondstep.TokenHash;
import io.portcullis.auth.secondstep.TrustedBrowserId;
import java.time.Instant;
import java.util.Optional;

/// One write of a change to an account.
public sealed interface AccountWrite {
    record SetStatus(AccountStatus status) implements AccountWrite {}

    /// On: an invitation goes with it.
    record SetTwoStep(boolean on) implements AccountWrite {}

    /// Into a group, or into none.
    record SetGroup(Optional<GroupName> group) implements AccountWrite {}

    record SetSnoozedUntil(Instant until) implements AccountWrite {}

    record SetPasswordChanged(Instant at) implements AccountWrite {}

    /// Puts it in place of the one with its id, or beside the others; an invitation goes with it. Not for app passwords.
    record PutPrimary(SealedCredential credential) implements AccountWrite {}

    /// Deletes the primary password's messaging verifiers, if there are any.
    record DropPrimaryVerifiers() implements AccountWrite {}

    record AddAppPassword(StoredAppPassword appPassword) implements AccountWrite {}

    /// Gives it another label, if it is there.
    record RenameAppPassword(AppPasswordId id, String label) implements AccountWrite {}

    /// Deletes it with its verifiers, if it is there.
    record RemoveAppPassword(AppPasswordId id) implements AccountWrite {}

    /// Keeps what an app password that ended is recognised by.
    record AddEnded(StoredEnded ended) implements EndedWrite {}

    /// Deletes it, if it is there.
    record DropEnded(String id) implements EndedWrite {}

    /// What belongs to app passwords that ended.
    sealed interface EndedWrite extends AccountWrite {}

    /// Puts a second step's secret in place of the one with its id, or beside the others. Not for authenticator apps
    /// and passkeys.
    record PutSecondStep(SealedCredential credential) implements SecondStepWrite {}

    /// Deletes a second step's secret and what is known of it, if it is there.
    record DropSecondStep(String id) implements SecondStepWrite {}

    record AddTotp(StoredTotp totp) implements SecondStepWrite {}

    record AddPasskey(StoredPasskey passkey) implements SecondStepWrite {}

    /// Gives it another label, if it is there.
    record RenamePasskey(PasskeyId id, String label) implements SecondStepWrite {}

    record AddTrustedBrowser(StoredTrustedBrowser browser) implements SecondStepWrite {}

    /// Deletes it, if it is there.
    record DropTrustedBrowser(TrustedBrowserId id) implements SecondStepWrite {}

    record DropTrustedBrowsers() implements SecondStepWrite {}

    /// What belongs to second steps.
    sealed interface SecondStepWrite extends AccountWrite {}

    /// What belongs to notices.
    sealed interface NoticeWrite extends AccountWrite {}

    /// What belongs to recovery.
    sealed interface RecoveryWrite extends AccountWrite {}

    record AddAddress(StoredAddress address) implements NoticeWrite {}

    /// Confirms an address, whose link then leads nowhere any more.
    record ConfirmAddress(NotificationAddressId id, Instant at) implements NoticeWrite {}

    /// Deletes it, if it is there.
    record DropAddress(NotificationAddressId id) implements NoticeWrite {}

    /// Puts a mail into the outbox.
    record AddMail(StoredMail mail) implements NoticeWrite {}

    /// Notes that the owner was told of an app password's coming end.
    record ExpiryTold(AppPasswordId id, Instant at) implements NoticeWrite {}

    record StartRecovery(StoredRecovery recovery) implements RecoveryWrite {}

    /// Opens a recovery's last link, until `expires`.
    record ReadyRecovery(TokenHash finish, Instant expires) implements RecoveryWrite {}

    /// Deletes the account's recovery, if there is one.
    record DropRecovery() implements RecoveryWrite {}

    /// Notes that the account was recovered with two-step on.
    record Reset(Instant at, Instant offFrom) implements RecoveryWrite {}

    /// What belongs to invitations.
    sealed interface InvitationWrite extends AccountWrite {}

    /// Puts it in place of the account's invitation, if there is one.
    record PutInvitation(StoredInvitation invitation) implements InvitationWrite {}

    /// Deletes the account's invitation, if there is one.
    record DropInvitation() implements InvitationWrite {}

    /// What belongs to set-up links.
    sealed interface SetUpLinkWrite extends AccountWrite {}

    record AddSetUpLink(StoredSetUpLink link) implements SetUpLinkWrite {}

    /// Deletes it, if it is there.
    record DropSetUpLink(AppPasswordId id) implements SetUpLinkWrite {}

    record DropSetUpLinks() implements SetUpLinkWrite {}

    /// Deletes every token of the account.
    record DropFastTokens() implements AccountWrite {}

    /// Forgets that the account was recovered.
    record DropReset() implements RecoveryWrite {}

    /// Deletes the account with everything under it. Its name keeps its version.
    record RemoveAccount(Instant at) implements AccountWrite {}
}
