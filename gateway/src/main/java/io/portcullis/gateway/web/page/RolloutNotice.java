package io.portcullis.gateway.web.page;

import io.portcullis.auth.account.Account;
import io.portcullis.auth.service.Accounts;
import io.portcullis.auth.service.Rollouts;
import io.portcullis.gateway.web.view.HomeView;

/// What the rollout means to an owner, in a sentence.
final class RolloutNotice {
    private final Accounts accounts;
    private final Rollouts rollouts;

    RolloutNotice(Accounts accounts, Rollouts rollouts) {
        this.accounts = accounts;
        this.rollouts = rollouts;
    }

    HomeView.Rollout of(Visit visit) {
        return accounts.find(visit.account()).map(account -> of(visit, account)).orElse(HomeView.Rollout.NOTHING);
    }

    private HomeView.Rollout of(Visit visit, Account account) {
        String words = switch (rollouts.stage(account)) {
            case OFF, OBSERVE -> "";
            case NUDGE -> rollouts.snoozedUntil(account)
                    .map(until -> visit.t("rollout.snoozed", visit.texts().time(until)))
                    .orElseGet(() -> visit.t("rollout.nudge"));
            case BLOCK_NEW, BROWNOUT, ENFORCE -> visit.t("rollout.refuses");
        };
        return new HomeView.Rollout(words, rollouts.canSnooze(account));
    }
}
