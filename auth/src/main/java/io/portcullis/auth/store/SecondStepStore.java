package io.portcullis.auth.store;

import io.portcullis.auth.account.AccountName;
import io.portcullis.auth.passkey.Passkey;
import io.portcullis.auth.passkey.PasskeyId;
import io.portcullis.auth.secondstep.TokenHash;
import io.portcullis.auth.secondstep.Totp;
import io.portcullis.auth.secondstep.TotpId;
import io.portcullis.auth.secondstep.TrustedBrowser;
import io.portcullis.auth.secondstep.TrustedBrowserId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Authenticator apps, passkeys and trusted browsers, apart from secrets, and what using them leaves behind. They are added and
/// removed by an [AccountChange]; nothing here changes an account's version.
///
/// All methods block and throw [StoreException] when the database fails; then nothing was changed.
public interface SecondStepStore {
    /// An account's authenticator apps, in the order they were added.
    List<Totp> totps(AccountName account);

    /// Uses up a step and every one before it; false where that was done already, the app is gone, or the account is not active.
    /// Of several that use one step, one hears true.
    boolean useStep(AccountName account, TotpId id, long step);

    /// An account's passkeys, in the order they were added.
    List<Passkey> passkeys(AccountName account);

    /// Whose passkey has that credential; empty where it is nobody's.
    ///
    /// @param credentialHash see [StoredPasskey]
    Optional<AccountName> passkeyOwner(String credentialHash);

    /// A passkey answered what it was asked at `asked`, its authenticator's signature counter standing at `counter`; false, and
    /// nothing written, where it was used since then, the counter did not go on, the passkey is gone, or the account is not
    /// active. One that keeps no counter says 0 each time. A last use later than `at` was told by a clock that was set back, and
    /// counts for nothing. Of several that answer one question, one hears true.
    boolean usePasskey(AccountName account, PasskeyId id, long counter, Instant asked, Instant at);

    /// An account's trusted browsers, in the order they were added, expired ones too.
    List<TrustedBrowser> browsers(AccountName account);

    /// The browser that holds a token, expired or not; empty where the account has none with it, or is not active.
    Optional<TrustedBrowser> browser(AccountName account, TokenHash token);

    /// A browser was used; nothing happens when it is gone, or was used later.
    void browserUsed(AccountName account, TrustedBrowserId id, Instant at);
}
