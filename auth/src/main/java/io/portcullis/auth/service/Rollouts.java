package io.portcullis.auth.service;

import io.portcullis.auth.account.AccountName;
import io.portcullis.auth.login.PrimaryUseStore;
import io.portcullis.auth.rollout.RolloutPlan;
import io.portcullis.auth.rollout.RolloutPolicy;
import io.portcullis.auth.rollout.RolloutStage;
import io.portcullis.auth.rollout.RolloutState;
import io.portcullis.auth.service.AccountException.Reason;
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
import java.util.function.Consumer;
import java.util.stream.Collectors;

/// How far the rule has been rolled out: the plan in force, and who would feel the next one. An account whose owner turned
/// two-step on is not asked here; the rule holds for it whatever the plan. All methods but [#plan] and [#state] block.
public final class Rollouts implements RolloutPolicy {
    /// How long a use of a primary password speaks for the next one.
    public static final Duration OBSERVED = Duration.ofDays(30);

    private static final int LONGEST_REASON = 200;
    private static final int PAGE = 1000;

    private final RolloutStore store;
    private final PrimaryUseLog uses;
    private final Clock clock;
    private final SecureRandom random;
    private volatile RolloutPlan plan;

    Rollouts(AccountParts parts) {
        this.store = parts.stores().rollout();
        this.uses = parts.stores().primaryUses();
        this.clock = parts.clock();
        this.random = parts.random();
        this.plan = stored();
    }

    /// A plan nobody has set keeps a name once it is set, so that its percentage only adds accounts.
    private RolloutPlan stored() {
        return store.load().orElseGet(() -> {
            byte[] id = new byte[8];
            random.nextBytes(id);
            return new RolloutPlan(HexFormat.of().formatHex(id), RolloutStage.OFF, 0, List.of());
        });
    }

    /// The plan in force. Never blocks.
    public RolloutPlan plan() {
        return plan;
    }

    @Override
    public RolloutState state(AccountName account, boolean deviceSeen, Instant now) {
        return plan.state(account, deviceSeen, now);
    }

    /// Takes another stage and percentage into force, with the windows of [RolloutStage#BROWNOUT]; the audit log says why.
    ///
    /// @param why one line of at most 200 characters; may be empty
    /// @throws AccountException where a value is out of bounds
    public RolloutPlan set(RolloutStage stage, int percent, List<RolloutPlan.Window> brownouts, String why) {
        if (why.length() > LONGEST_REASON || why.chars().anyMatch(Character::isISOControl)) {
            throw new AccountException(Reason.BAD_VALUE,
                    "reason (expected: one line of at most " + LONGEST_REASON + " characters)");
        }
        synchronized (this) {
            RolloutPlan next = plan(plan.id(), stage, percent, brownouts);
            store.save(next, audit(next, why));
            plan = next;
            return next;
        }
    }

    private static RolloutPlan plan(String id, RolloutStage stage, int percent, List<RolloutPlan.Window> brownouts) {
        try {
            return new RolloutPlan(id, stage, percent, brownouts);
        } catch (IllegalArgumentException outOfBounds) {
            throw new AccountException(Reason.BAD_VALUE, String.valueOf(outOfBounds.getMessage()));
        }
    }

    private AuditEntry audit(RolloutPlan next, String why) {
        String windows = next.brownouts().stream().map(RolloutPlan.Window::toString).collect(Collectors.joining(","));
        return new AuditEntry(clock.instant(), Optional.empty(), "RolloutSet", "stage=" + next.stage() + " percent="
                + next.percent() + " brownouts=" + windows + " why=" + why);
    }

    /// Takes up what another server on the same database has set. To be called now and then.
    public synchronized void refresh() {
        store.load().ifPresent(stored -> plan = stored);
    }

    /// Whom the rule, enforced for a percentage of the accounts, would refuse as far as was observed in [#OBSERVED]: in the order
    /// of account, protocol and client.
    ///
    /// @param percent 0 to 100
    /// @throws AccountException where it is out of bounds
    public void preview(int percent, Consumer<PrimaryUseStore.Use> refused) {
        RolloutPlan enforced = plan(plan.id(), RolloutStage.ENFORCE, percent, List.of());
        Instant from = clock.instant().minus(OBSERVED);
        Optional<PrimaryUseStore.Key> last = Optional.empty();
        for (List<PrimaryUseStore.Use> page = uses.since(from, last, PAGE); !page.isEmpty(); page = uses.since(from,
                last, PAGE)) {
            page.stream().filter(use -> enforced.covers(use.key().account())).forEach(refused);
            last = Optional.of(page.getLast().key());
        }
    }
}
