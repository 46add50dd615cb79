package io.portcullis.auth.store;

import io.portcullis.auth.account.AccountName;
import io.portcullis.auth.apppassword.AppPasswordId;
import io.portcullis.auth.fast.FastTokenId;
import io.portcullis.auth.notice.MailId;
import io.portcullis.auth.passkey.PasskeyId;
import io.portcullis.auth.secondstep.TotpId;
import io.portcullis.auth.secret.SealContext;
import io.portcullis.auth.secret.Sealed;
import io.portcullis.auth.secret.Sealer;
import io.portcullis.auth.secret.Unsealed;
import java.util.Arrays;
import java.util.Optional;

/// One sealed blob as it lies in the database, useless without the key it names.
///
/// @param id names it within its account: an app password's id, or one of [SealContext]'s constants; an authenticator app's, a passkey's or a token's after their prefix
public record SealedCredential(String id, Sealed sealed) {
    /// @throws IllegalArgumentException where the id is none of these
    public SealedCredential {
        if (!id.equals(SealContext.PRIMARY_HASH) && !id.equals(SealContext.PRIMARY_VERIFIERS)
                && !isSecondStep(id) && !isMail(id) && !isFastToken(id) && ended(id).isEmpty()
                && !AppPasswordId.isValid(id)) {
            throw new IllegalArgumentException("credential id (expected: an app password's, or a constant)");
        }
    }

    /// Whether an id is that of a second step's secret. It has a hyphen in it, so it is no app password's.
    private static boolean isSecondStep(String id) {
        return switch (id) {
            case SealContext.RECOVERY_KEY, SealContext.RECOVERY_KEY_NEW, SealContext.ONE_TIME_CODES -> true;
            default -> totp(id).isPresent() || passkey(id).isPresent();
        };
    }

    private static boolean isMail(String id) {
        return id.startsWith(SealContext.MAIL_PREFIX)
                && AppPasswordId.isValid(id.substring(SealContext.MAIL_PREFIX.length()));
    }

    private static Optional<TotpId> totp(String id) {
        return after(SealContext.TOTP_PREFIX, id).map(TotpId::new);
    }

    private static Optional<PasskeyId> passkey(String id) {
        return after(SealContext.PASSKEY_PREFIX, id).map(PasskeyId::new);
    }

    private static Optional<String> after(String prefix, String id) {
        return Optional.of(id).filter(text -> text.startsWith(prefix)).map(text -> text.substring(prefix.length()))
                .filter(AppPasswordId::isValid);
    }

    private static boolean isFastToken(String id) {
        return id.startsWith(SealContext.FAST_PREFIX)
                && AppPasswordId.isValid(id.substring(SealContext.FAST_PREFIX.length()));
    }

    private static Optional<AppPasswordId> ended(String id) {
        return after(SealContext.ENDED_PREFIX, id).map(AppPasswordId::new);
    }

    /// Which app password that ended it is recognised by; empty where it is something else.
    public Optional<AppPasswordId> ended() {
        return ended(id);
    }

    /// The id of what an app password is recognised by after its end.
    public static String endedIdOf(AppPasswordId id) {
        return SealContext.ENDED_PREFIX + id;
    }

    /// Whether it is a token's secret.
    public boolean isFastToken() {
        return isFastToken(id);
    }

    /// The id of a token's secret.
    public static String idOf(FastTokenId token) {
        return SealContext.FAST_PREFIX + token;
    }

    /// The id of an authenticator app's secret.
    public static String idOf(TotpId totp) {
        return SealContext.TOTP_PREFIX + totp;
    }

    /// The id of what a mail says.
    public static String idOf(MailId mail) {
        return SealContext.MAIL_PREFIX + mail;
    }

    /// The id of a passkey's public key.
    public static String idOf(PasskeyId passkey) {
        return SealContext.PASSKEY_PREFIX + passkey;
    }

    /// Whether it is a second step's secret.
    public boolean isSecondStep() {
        return isSecondStep(id);
    }

    /// Which authenticator app's secret it is; empty where it is something else.
    public Optional<TotpId> totp() {
        return totp(id);
    }

    /// Which passkey's public key it is; empty where it is something else.
    public Optional<PasskeyId> passkey() {
        return passkey(id);
    }

    /// Seals it for one account under the newest key; overwrites `content`.
    public static SealedCredential seal(AccountName account, String id, byte[] content, Sealer sealer) {
        try {
            return new SealedCredential(id, sealer.seal(content, new SealContext(account, id)));
        } finally {
            Arrays.fill(content, (byte) 0);
        }
    }

    /// Opens it, where it is the account's own and its key is there.
    public Unsealed open(AccountName account, Sealer sealer) {
        return sealer.open(sealed, new SealContext(account, id));
    }
}
