package io.portcullis.auth.store;

import io.portcullis.auth.account.AccountName;
import io.portcullis.auth.apppassword.SetUpLink;
import io.portcullis.auth.secondstep.TokenHash;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Links that set a device up. They are added, used and ended by an [AccountChange].
///
/// All methods block and throw [StoreException] when the database fails; then nothing was changed.
public interface SetUpLinkStore {
    /// The link of a token that still leads somewhere at `now`.
    Optional<SetUpLink> link(TokenHash token, Instant now);

    /// An account's links that still lead somewhere at `now`, in the order of their ids.
    List<SetUpLink> links(AccountName account, Instant now);

    /// Deletes every link whose time is over, and says how many there were.
    int dropExpired(Instant now);
}
