package io.portcullis.auth.store;

import io.portcullis.auth.rollout.RolloutPlans;
import java.util.Optional;

/// Where the rollout's plans are kept. Both methods block and throw [StoreException] when the database fails; then nothing was
/// changed.
public interface RolloutStore {
    /// The plans as they are now; empty where none was ever set.
    Optional<RolloutPlans> load();

    /// Puts the plans in place of those before, and adds the row to the audit log, in one transaction.
    void save(RolloutPlans plans, AuditEntry audit);
}
