package io.portcullis.auth.rollout;

import io.portcullis.auth.account.Account;
import io.portcullis.auth.account.GroupName;
import java.time.Instant;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// The plans in force. A snooze makes a stage that refuses into [RolloutStage#NUDGE] while it lasts.
///
/// @param everybody for accounts whose group has no plan of its own
/// @param groups at most [#MOST_GROUPS]; a group's plan holds in place of everybody's
public record RolloutPlans(RolloutPlan everybody, SortedMap<GroupName, RolloutPlan> groups) implements RolloutPolicy {
    /// How many groups can have a plan of their own.
    public static final int MOST_GROUPS = 64;

    /// @throws IllegalArgumentException where there are too many groups
    public RolloutPlans {
        if (groups.size() > MOST_GROUPS) {
            throw new IllegalArgumentException(
                    "groups with a plan: " + groups.size() + " (expected: 0-" + MOST_GROUPS + ")");
        }
        groups = Collections.unmodifiableSortedMap(new TreeMap<>(groups));
    }

    /// For everybody alike.
    public static RolloutPlans of(RolloutPlan everybody) {
        return new RolloutPlans(everybody, new TreeMap<>());
    }

    /// These plans with another one for a group, or for everybody. [RolloutStage#OFF] for everybody takes all groups' plans
    /// back: what stops the rollout stops all of it.
    public RolloutPlans with(Optional<GroupName> group, RolloutPlan plan) {
        if (group.isEmpty()) {
            return new RolloutPlans(plan, plan.stage() == RolloutStage.OFF ? new TreeMap<>() : groups);
        }
        SortedMap<GroupName, RolloutPlan> next = new TreeMap<>(groups);
        next.put(group.get(), plan);
        return new RolloutPlans(everybody, next);
    }

    /// The one that holds for a group's accounts, or for those in none.
    public RolloutPlan of(Optional<GroupName> group) {
        return group.map(name -> groups.getOrDefault(name, everybody)).orElse(everybody);
    }

    @Override
    public RolloutState state(Account account, boolean deviceSeen, Instant now) {
        RolloutState planned = of(account.rollout().group()).state(account.name(), deviceSeen, now);
        return account.rollout().snoozed(now) ? planned.atMost(RolloutStage.NUDGE) : planned;
    }
}
