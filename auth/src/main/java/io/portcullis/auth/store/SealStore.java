package io.portcullis.auth.store;

import io.portcullis.auth.account.AccountName;
import io.portcullis.auth.secret.KeyId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Which keys the sealed rows name, and the re-sealing of rows under another key.
public interface SealStore {
    /// One sealed row and whose it is.
    record Row(AccountName account, SealedCredential credential) {}

    /// One row's content under another key.
    record Reseal(Row from, SealedCredential to) {}

    /// The keys that rows may be sealed with now.
    Set<KeyId> keys();

    /// The same keys, with when each was taken into use.
    Map<KeyId, Instant> added();

    /// Lets rows be sealed with a key; nothing happens when they may already.
    void allow(KeyId key, Instant at);

    /// Forbids a key; false, and nothing happens, while a row names it. A writer that still seals with it is refused from
    /// then on.
    boolean retire(KeyId key);

    /// Up to `limit` rows that are sealed with another key and come after `after`, in order.
    List<Row> sealedOtherwise(KeyId key, Optional<Row> after, int limit);

    /// Replaces the blobs in one transaction; a row that has changed since it was read is left alone. The accounts'
    /// versions stay: what is sealed has not changed.
    void reseal(List<Reseal> rows);

    /// How many rows name the key.
    long count(KeyId key);
}
