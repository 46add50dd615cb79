package io.portcullis.auth.rollout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.portcullis.auth.account.Account;
import io.portcullis.auth.account.AccountName;
import io.portcullis.auth.account.AccountStatus;
import io.portcullis.auth.account.GroupName;
import io.portcullis.auth.account.RolloutTerms;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RolloutPlansTest {
    private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");
    private static final Optional<GroupName> STAFF = Optional.of(new GroupName("staff"));

    private static RolloutPlan plan(RolloutStage stage) {
        return new RolloutPlan("p", stage, 100, stage == RolloutStage.BROWNOUT
                ? List.of(new RolloutPlan.Window(NOON, NOON.plusSeconds(60)))
                : List.of());
    }

    private static Account account(Optional<GroupName> group, Optional<Instant> snoozedUntil) {
        return new Account(new AccountName("alice"), AccountStatus.ACTIVE, false, 1, NOON,
                new RolloutTerms(group, snoozedUntil));
    }

    private static RolloutStage stage(RolloutPlans plans, Optional<GroupName> group) {
        return plans.state(account(group, Optional.empty()), true, NOON).stage();
    }

    @Test
    void state_groupWithAPlan_isThatPlans() {
        RolloutPlans plans = RolloutPlans.of(plan(RolloutStage.OBSERVE)).with(STAFF, plan(RolloutStage.ENFORCE));

        assertThat(stage(plans, STAFF)).isEqualTo(RolloutStage.ENFORCE);
        assertThat(stage(plans, Optional.empty())).isEqualTo(RolloutStage.OBSERVE);
        assertThat(stage(plans, Optional.of(new GroupName("others")))).isEqualTo(RolloutStage.OBSERVE);
    }

    @Test
    void with_stageForEverybody_leavesGroupsAsTheyAre() {
        RolloutPlans plans = RolloutPlans.of(plan(RolloutStage.OBSERVE)).with(STAFF, plan(RolloutStage.ENFORCE))
                .with(Optional.empty(), plan(RolloutStage.NUDGE));

        assertThat(stage(plans, STAFF)).isEqualTo(RolloutStage.ENFORCE);
        assertThat(stage(plans, Optional.empty())).isEqualTo(RolloutStage.NUDGE);
    }

    @Test
    void with_offForEverybody_stopsGroupsToo() {
        RolloutPlans plans = RolloutPlans.of(plan(RolloutStage.OBSERVE)).with(STAFF, plan(RolloutStage.ENFORCE))
                .with(Optional.empty(), plan(RolloutStage.OFF));

        assertThat(stage(plans, STAFF)).isEqualTo(RolloutStage.OFF);
        assertThat(plans.groups()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(RolloutStage.class)
    void state_snoozed_refusesNobodyAndTellsStill(RolloutStage stage) {
        RolloutPlans plans = RolloutPlans.of(plan(stage));
        Account snoozed = account(Optional.empty(), Optional.of(NOON.plusMillis(1)));
        RolloutStage felt = stage.compareTo(RolloutStage.NUDGE) > 0 ? RolloutStage.NUDGE : stage;

        assertThat(plans.state(snoozed, true, NOON).stage()).isEqualTo(felt);
        assertThat(plans.state(snoozed, true, NOON).brownout()).isFalse();
        assertThat(plans.state(snoozed, true, NOON.plusMillis(1)).stage()).isEqualTo(stage);
    }

    @Test
    void new_tooManyGroups_fails() {
        SortedMap<GroupName, RolloutPlan> groups = new TreeMap<>();
        for (int i = 0; i <= RolloutPlans.MOST_GROUPS; i++) {
            groups.put(new GroupName("g" + i), plan(RolloutStage.OFF));
        }
        assertThatIllegalArgumentException().isThrownBy(() -> new RolloutPlans(plan(RolloutStage.OFF), groups))
                .withMessageContaining("(expected: 0-64)");
    }
}
