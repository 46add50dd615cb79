package io.portcullis.auth.store;

import io.portcullis.auth.account.AccountName;
import io.portcullis.auth.fast.FastTokenId;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/// Tokens of XEP-0484. They are read with their account. One goes with the credential it stands for, in the same
/// transaction: when an app password is removed, and when the primary password's messaging verifiers are replaced or
/// dropped. Nothing here changes an account's version.
///
/// All methods block and throw [StoreException] when the database fails; then nothing was changed.
public interface FastTokenStore {
    /// Adds a token; every other one of the same client but `kept` goes, and the oldest of its credential beyond `most`.
    /// False, and nothing changed, where the account is not active, has another version by now, or lacks the credential.
    boolean put(StoredFastToken added, Optional<FastTokenId> kept, long version, int most);

    /// Notes that a token was used for that often; false where it was already, or the token is gone. Of several that say the
    /// same count, one hears true.
    boolean count(AccountName account, FastTokenId id, long count);

    /// Deletes them, as far as they are there.
    void drop(AccountName account, Set<FastTokenId> ids);

    /// Deletes every token whose time is over, and says how many there were.
    int dropExpired(Instant now);
}
