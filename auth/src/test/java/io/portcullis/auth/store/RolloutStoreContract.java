package io.portcullis.auth.store;

import static io.portcullis.auth.store.Fixtures.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.portcullis.auth.rollout.RolloutPlan;
import io.portcullis.auth.rollout.RolloutStage;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What the stores promise of the rollout's plan.
public interface RolloutStoreContract extends StoresContract {
    private static AuditEntry set() {
        return new AuditEntry(NOW, Optional.empty(), "RolloutSet", "by a test");
    }

    @Test
    default void load_neverSet_isEmpty() {
        assertThat(stores().rollout().load()).isEmpty();
    }

    @Test
    default void save_again_replacesThePlanAndAddsToTheAuditLog() {
        RolloutPlan observed = new RolloutPlan("p", RolloutStage.OBSERVE, 100, List.of());
        RolloutPlan brownout = new RolloutPlan("p", RolloutStage.BROWNOUT, 5,
                List.of(new RolloutPlan.Window(NOW, NOW.plusMillis(1)),
                        new RolloutPlan.Window(NOW.plusSeconds(60), NOW.plusSeconds(120))));

        stores().rollout().save(observed, set());
        assertThat(stores().rollout().load()).contains(observed);
        stores().rollout().save(brownout, set());

        assertThat(stores().rollout().load()).contains(brownout);
        assertThat(AuditCheck.of(stores().audit())).isEqualTo(new AuditCheck.Intact(2));
    }
}
