package io.portcullis.auth.store;

import io.portcullis.auth.account.GroupName;
import io.portcullis.auth.login.PrimaryUseStore;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The kept uses of primary passwords, to be read again.
public interface PrimaryUseLog extends PrimaryUseStore {
    /// Up to `limit` uses since an instant that come after `after`, in the order of account, protocol and client. Those of
    /// accounts that are suspended or have two-step on by now are left out. Blocks.
    ///
    /// @param group only of this group's accounts; empty for all
    List<Use> since(Optional<GroupName> group, Instant from, Optional<Key> after, int limit);
}
