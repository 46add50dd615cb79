package io.portcullis.auth.service;

import io.portcullis.auth.account.Account;
import io.portcullis.auth.account.AccountName;
import io.portcullis.auth.account.GroupName;
import io.portcullis.auth.event.RolloutChange;
import io.portcullis.auth.login.PrimaryUseStore;
import io.portcullis.auth.rollout.RolloutPlan;
import io.portcullis.auth.rollout.RolloutPlans;
import io.portcullis.auth.rollout.RolloutPolicy;
import io.portcullis.auth.rollout.RolloutStage;
import io.portcullis.auth.rollout.RolloutState;
import io.portcullis.auth.service.AccountChanges.Plan;
import io.portcullis.auth.service.AccountException.Reason;
import io.portcullis.auth.store.AccountWrite;
import io.portcullis.auth.store.AuditEntry;
import io.portcullis.auth.store.PrimaryUseLog;
import io.portcullis.auth.store.RolloutStore;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/// How far the rule has been rolled out: the plans in force, and who would feel the next one. An account whose owner turned
/// two-step on is not asked here; the rule holds for it whatever the plan. All methods but [#plans] and [#state] block.
public final class Rollouts implements RolloutPolicy {
    /// How long a use of a primary password speaks for the next one.
    public static final Duration OBSERVED = Duration.ofDays(30);
    /// How long an owner can put the rule off, once.
    public static final Duration SNOOZE = Duration.ofDays(7);

    private static final int LONGEST_REASON = 200;
    private static final int PAGE = 1000;

    private final RolloutStore store;
    private final PrimaryUseLog uses;
    private final AccountChanges changes;
    private final Clock clock;
    private final SecureRandom random;
    private volatile RolloutPlans plans;

    Rollouts(AccountParts parts, AccountChanges changes) {
        this.store = parts.stores().rollout();
        this.uses = parts.stores().primaryUses();
        this.changes = changes;
        this.clock = parts.clock();
        this.random = parts.random();
        this.plans = stored();
    }

    /// A plan nobody has set keeps a name once it is set, so that its percentage only adds accounts.
    private RolloutPlans stored() {
        return store.load().orElseGet(() -> {
            byte[] id = new byte[8];
            random.nextBytes(id);
            return RolloutPlans.of(new RolloutPlan(HexFormat.of().formatHex(id), RolloutStage.OFF, 0, List.of()));
        });
    }

    /// The plans in force. Never blocks.
    public RolloutPlans plans() {
        return plans;
    }

    @Override
    public RolloutState state(Account account, boolean deviceSeen, Instant now) {
        return plans.state(account, deviceSeen, now);
    }

    /// What a plan is to be.
    ///
    /// @param group whose; empty for everybody
    /// @param brownouts the windows of [RolloutStage#BROWNOUT]
    public record Draft(Optional<GroupName> group, RolloutStage stage, int percent,
            List<RolloutPlan.Window> brownouts) {
        public Draft {
            brownouts = List.copyOf(brownouts);
        }
    }

    /// Takes another plan into force; the audit log says why. [RolloutStage#OFF] for everybody takes groups' plans back with it.
    ///
    /// @param why one line of at most 200 characters; may be empty
    /// @throws AccountException where a value is out of bounds
    public RolloutPlan set(Draft draft, String why) {
        check(why);
        synchronized (this) {
            RolloutPlan next = valid(() -> new RolloutPlan(plans.everybody().id(), draft.stage(), draft.percent(),
                    draft.brownouts()));
            save(valid(() -> plans.with(draft.group(), next)), audit(draft, why));
            return next;
        }
    }

    /// Lets everybody's plan hold for a group again.
    ///
    /// @throws AccountException where the group has no plan
    public void clear(GroupName group, String why) {
        check(why);
        synchronized (this) {
            SortedMap<GroupName, RolloutPlan> others = new TreeMap<>(plans.groups());
            if (others.remove(group) == null) {
                throw new AccountException(Reason.BAD_VALUE, "group: " + group + " has no plan of its own");
            }
            save(new RolloutPlans(plans.everybody(), others), new AuditEntry(clock.instant(), Optional.empty(),
                    "RolloutCleared", "group=" + group + " why=" + why));
        }
    }

    private void save(RolloutPlans next, AuditEntry audit) {
        store.save(next, audit);
        plans = next;
    }

    private static void check(String why) {
        if (why.length() > LONGEST_REASON || why.chars().anyMatch(Character::isISOControl)) {
            throw new AccountException(Reason.BAD_VALUE,
                    "reason (expected: one line of at most " + LONGEST_REASON + " characters)");
        }
    }

    private static <T> T valid(Supplier<T> made) {
        try {
            return made.get();
        } catch (IllegalArgumentException outOfBounds) {
            throw new AccountException(Reason.BAD_VALUE, String.valueOf(outOfBounds.getMessage()));
        }
    }

    private AuditEntry audit(Draft next, String why) {
        String group = next.group().map(name -> "group=" + name + " ").orElse("");
        String windows = next.brownouts().stream().map(RolloutPlan.Window::toString).collect(Collectors.joining(","));
        return new AuditEntry(clock.instant(), Optional.empty(), "RolloutSet", group + "stage=" + next.stage()
                + " percent=" + next.percent() + " brownouts=" + windows + " why=" + why);
    }

    /// Takes up what another server on the same database has set. To be called now and then.
    public synchronized void refresh() {
        store.load().ifPresent(stored -> plans = stored);
    }

    /// Puts an account into a group, or into none.
    ///
    /// @throws AccountException where there is no such account
    public Account setGroup(AccountName name, Optional<GroupName> group) {
        changes.change(name, (account, at, version) -> account.account().rollout().group().equals(group)
                ? Plan.NOTHING
                : Plan.of(new RolloutChange.Grouped(name, at, version, group), new AccountWrite.SetGroup(group)));
        return changes.load(name).account();
    }

    /// The stage as an owner feels it now, with a device not seen before; [RolloutStage#OFF] where the owner has chosen two-step.
    public RolloutStage stage(Account account) {
        Instant now = clock.instant();
        return account.twoStep() ? RolloutStage.OFF : state(account, false, now).stage();
    }

    /// Until when the owner has put the rule off, while that lasts.
    public Optional<Instant> snoozedUntil(Account account) {
        return account.rollout().snoozedUntil().filter(clock.instant()::isBefore);
    }

    /// Whether the owner can put the rule off now: it is announced or in force, and was never put off.
    public boolean canSnooze(Account account) {
        return account.rollout().snoozedUntil().isEmpty() && stage(account).compareTo(RolloutStage.NUDGE) >= 0;
    }

    /// Puts the rule off for [#SNOOZE]: messaging opens to the primary password as far as it would without the rollout.
    ///
    /// @return the first instant after it
    /// @throws AccountException where that cannot be done
    public Instant snooze(AccountName name) {
        changes.change(name, (account, at, version) -> {
            if (!canSnooze(account.account())) {
                throw new AccountException(Reason.NOT_READY, "There is nothing to put off, or it was put off before");
            }
            Instant until = at.plus(SNOOZE);
            return Plan.of(new RolloutChange.Snoozed(name, at, version, until),
                    new AccountWrite.SetSnoozedUntil(until));
        });
        return changes.load(name).account().rollout().snoozedUntil().orElseThrow();
    }

    /// Whom the rule, enforced for a percentage of the accounts, would refuse as far as was observed in [#OBSERVED]: in the order
    /// of account, protocol and client.
    ///
    /// @param group only of this group; empty for everybody
    /// @param percent 0 to 100
    /// @throws AccountException where it is out of bounds
    public void preview(Optional<GroupName> group, int percent, Consumer<PrimaryUseStore.Use> refused) {
        RolloutPlan enforced = valid(() -> new RolloutPlan(plans.everybody().id(), RolloutStage.ENFORCE, percent,
                List.of()));
        Instant from = clock.instant().minus(OBSERVED);
        Optional<PrimaryUseStore.Key> last = Optional.empty();
        for (List<PrimaryUseStore.Use> page = uses.since(group, from, last, PAGE); !page.isEmpty(); page = uses
                .since(group, from, last, PAGE)) {
            page.stream().filter(use -> enforced.covers(use.key().account())).forEach(refused);
            last = Optional.of(page.getLast().key());
        }
    }
}
