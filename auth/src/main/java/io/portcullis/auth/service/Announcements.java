package io.portcullis.auth.service;

import io.portcullis.auth.account.AccountName;
import io.portcullis.auth.notice.Notice;
import io.portcullis.auth.notice.NoticeKind;
import io.portcullis.auth.rollout.RolloutPlan;
import io.portcullis.auth.rollout.RolloutPlans;
import io.portcullis.auth.rollout.RolloutStage;
import io.portcullis.auth.store.NoticeStore;
import io.portcullis.auth.store.NoticeStore.Untold;
import io.portcullis.auth.store.StoredMail;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;

/// Tells owners by mail, each once, that the rule is coming, where their stage is [RolloutStage#NUDGE]: those whom it would
/// refuse, and those of whom nothing was seen and who have no app password. Whoever put the rule off has read of it.
///
/// One account a call, so that a server with many of them sends no flood and the thread is never held for long. For one
/// thread, but for [#told].
public final class Announcements {
    /// How long after the last account was looked at the first is again.
    static final Duration PAUSE = Duration.ofHours(1);

    private static final int PAGE = 1000;

    private final NoticeStore store;
    private final AccountChanges changes;
    private final Notices notices;
    private final Rollouts rollouts;
    private final LongAdder told = new LongAdder();
    private Optional<RolloutPlans> plans = Optional.empty();
    private Optional<AccountName> last = Optional.empty();
    private Instant next = Instant.EPOCH;

    Announcements(AccountParts parts, AccountChanges changes, Notices notices, Rollouts rollouts) {
        this.store = parts.stores().notices();
        this.changes = changes;
        this.notices = notices;
        this.rollouts = rollouts;
    }

    /// How often [#work] is to be called.
    public Duration spacing() {
        return Duration.ofMinutes(1).dividedBy(notices.rules().announcements());
    }

    /// Owners told since the start.
    public long told() {
        return told.sum();
    }

    /// Tells one owner, if there is one to be told. Blocks.
    ///
    /// @throws io.portcullis.auth.store.StoreException where the database fails
    public void work() {
        RolloutPlans now = rollouts.plans();
        if (!plans.equals(Optional.of(now))) {
            plans = Optional.of(now);
            last = Optional.empty();
            next = Instant.EPOCH;
        }
        if (notices.rules().mail() && announces(now) && !changes.now().isBefore(next)) {
            tellOne(now);
        }
    }

    private static boolean announces(RolloutPlans plans) {
        return Stream.concat(Stream.of(plans.everybody()), plans.groups().values().stream())
                .anyMatch(plan -> plan.stage() == RolloutStage.NUDGE);
    }

    private void tellOne(RolloutPlans now) {
        Instant at = changes.now();
        List<Untold> page = store.untold(NoticeKind.RULE_ANNOUNCED, at.minus(Rollouts.OBSERVED), last, PAGE);
        for (Untold one : page) {
            boolean done = isNudged(now, one) && tell(one.account(), at);
            last = Optional.of(one.account());
            if (done) {
                told.increment();
                return;
            }
        }
        if (page.size() < PAGE) {
            last = Optional.empty();
            next = at.plus(PAUSE);
        }
    }

    private static boolean isNudged(RolloutPlans plans, Untold one) {
        RolloutPlan plan = plans.of(one.group());
        return plan.stage() == RolloutStage.NUDGE && plan.covers(one.account());
    }

    /// Noted in one transaction with the mails: a restart, or another server, tells nobody twice.
    private boolean tell(AccountName account, Instant at) {
        return changes.sealing(() -> {
            List<StoredMail> mails = notices.mails(account, Notice.of(NoticeKind.RULE_ANNOUNCED), at);
            return !mails.isEmpty()
                    && store.addMails(account, NoticeKind.RULE_ANNOUNCED, at, Instant.EPOCH, mails);
        });
    }
}
