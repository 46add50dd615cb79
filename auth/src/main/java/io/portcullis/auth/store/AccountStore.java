package io.portcullis.auth.store;

import io.portcullis.auth.account.Account;
import io.portcullis.auth.account.AccountName;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// Accounts and the sealed credentials under them.
///
/// Whoever changes an account loads it, decides, and applies a change that names the version it saw: of two that
/// decided on the same version, one is told to look again. Every change makes the version grow by one in the same
/// transaction, and a name that is removed and taken again goes on from where it was: the version of a name never
/// goes back.
///
/// All methods block and throw [StoreException] when the database fails; then nothing was changed.
public interface AccountStore {
    /// Everything about one account, read at one point in time.
    Optional<StoredAccount> load(AccountName name);

    /// The account and its primary password's hash, read at one point in time. What is read does not grow with what else lies under the
    /// account, and a name without one is answered from one row too: the time it takes does not tell, to within some microseconds.
    Optional<StoredPrimary> primary(AccountName name);

    /// The version alone; empty where there is no such account.
    OptionalLong version(AccountName name);

    /// Whether some account has another number of iterations than this, for any mechanism.
    boolean anyIterationsBut(int iterations);

    /// Up to `limit` accounts whose name comes after `after`, in the order of their names' bytes.
    List<Account> list(Optional<AccountName> after, int limit);

    /// Up to `limit` accounts whose primary password's messaging verifiers, sealed, have one of these lengths.
    List<AccountName> withPrimaryVerifiers(List<Integer> lengths, int limit);

    /// Up to `limit` accounts that have app passwords whose expiry is not after `now`.
    List<AccountName> withExpired(Instant now, int limit);

    /// When the first app password expires or has expired; empty when none ever does.
    Optional<Instant> firstExpiry();

    /// Whether any account has an app password for an older phone whose expiry, if it has one, is after `now`.
    boolean anyOlderPhone(Instant now);

    /// Forgets the app passwords that ended before an instant.
    void dropEnded(Instant before);

    /// Makes all of these accounts and gives them back in the same order, or none: empty where one of the names is taken.
    Optional<List<Account>> create(List<NewAccount> accounts);

    /// Applies the change; false where the account is gone or has another version by now.
    boolean apply(AccountChange change);
}
