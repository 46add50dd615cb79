package io.portcullis.gateway.web.page;

import io.portcullis.auth.service.Accounts;
import io.portcullis.auth.service.Rollouts;
import io.portcullis.gateway.web.request.PageReply;
import io.portcullis.gateway.web.request.Route;
import io.portcullis.gateway.web.view.SnoozeView;

/// `/snooze`: puts the rule off for a week, once.
final class SnoozePage implements Page {
    private final Rollouts rollouts;
    private final Accounts accounts;

    SnoozePage(Rollouts rollouts, Accounts accounts) {
        this.rollouts = rollouts;
        this.accounts = accounts;
    }

    @Override
    public PageReply show(Visit visit) {
        return accounts.find(visit.account()).filter(rollouts::canSnooze).isPresent()
                ? PageReply.show(new SnoozeView())
                : PageReply.move(Route.HOME);
    }

    @Override
    public PageReply submit(Visit visit) {
        rollouts.snooze(visit.account());
        return PageReply.move(Route.HOME, "done", "snoozed");
    }
}
