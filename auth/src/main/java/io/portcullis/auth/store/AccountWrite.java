package io.portcullis.auth.store;

import io.portcullis.auth.account.AccountStatus;
import io.portcullis.auth.apppassword.AppPasswordId;
import io.portcullis.auth.passkey.PasskeyId;
import io.portcullis.auth.secondstep.TrustedBrowserId;
import java.time.Instant;

/// One write of a change to an account.
public sealed interface AccountWrite {
    record SetStatus(AccountStatus status) implements AccountWrite {}

    record SetTwoStep(boolean on) implements AccountWrite {}

    record SetPasswordChanged(Instant at) implements AccountWrite {}

    /// Puts it in place of the one with its id, or beside the others. Not for app passwords.
    record PutPrimary(SealedCredential credential) implements AccountWrite {}

    /// Deletes the primary password's messaging verifiers, if there are any.
    record DropPrimaryVerifiers() implements AccountWrite {}

    record AddAppPassword(StoredAppPassword appPassword) implements AccountWrite {}

    /// Deletes it with its verifiers, if it is there.
    record RemoveAppPassword(AppPasswordId id) implements AccountWrite {}

    /// Puts a second step's secret in place of the one with its id, or beside the others. Not for authenticator apps
    /// and passkeys.
    record PutSecondStep(SealedCredential credential) implements AccountWrite {}

    /// Deletes a second step's secret and what is known of it, if it is there.
    record DropSecondStep(String id) implements AccountWrite {}

    record AddTotp(StoredTotp totp) implements AccountWrite {}

    record AddPasskey(StoredPasskey passkey) implements AccountWrite {}

    /// Gives it another label, if it is there.
    record RenamePasskey(PasskeyId id, String label) implements AccountWrite {}

    record AddTrustedBrowser(StoredTrustedBrowser browser) implements AccountWrite {}

    /// Deletes it, if it is there.
    record DropTrustedBrowser(TrustedBrowserId id) implements AccountWrite {}

    record DropTrustedBrowsers() implements AccountWrite {}

    /// Deletes the account with everything under it. Its name keeps its version.
    record RemoveAccount(Instant at) implements AccountWrite {}
}
