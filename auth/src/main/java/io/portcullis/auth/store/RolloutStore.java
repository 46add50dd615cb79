package io.portcullis.auth.store;

import io.portcullis.auth.rollout.RolloutPlan;
import java.util.Optional;

/// Where the rollout's plan is kept. Both methods block and throw [StoreException] when the database fails; then nothing was
/// changed.
public interface RolloutStore {
    /// The plan as it is now; empty where none was ever set.
    Optional<RolloutPlan> load();

    /// Puts the plan in place of the one before, and adds the row to the audit log, in one transaction.
    void save(RolloutPlan plan, AuditEntry audit);
}
