package io.portcullis.gateway.web.page;

import io.portcullis.auth.account.Account;
import io.portcullis.auth.secret.Secret;
import io.portcullis.auth.service.Accounts;
import io.portcullis.auth.service.RecoveryKeys;
import io.portcullis.gateway.web.request.PageReply;
import io.portcullis.gateway.web.request.Route;
import io.portcullis.gateway.web.view.TypeKeyView;

/// `/two-step/type-key`: the recovery key typed back; from then on it counts.
final class TypeKeyPage implements Page {
    private final RecoveryKeys keys;
    private final Accounts accounts;

    TypeKeyPage(RecoveryKeys keys, Accounts accounts) {
        this.keys = keys;
        this.accounts = accounts;
    }

    @Override
    public PageReply show(Visit visit) {
        return PageReply.show(new TypeKeyView(""));
    }

    @Override
    public PageReply submit(Visit visit) {
        try (Secret typed = visit.form().secret("key")) {
            if (!keys.confirm(visit.account(), typed)) {
                return PageReply.show(422, new TypeKeyView(visit.t("type-key.wrong")));
            }
        }
        visit.signedIn().setUp().recoveryKeyDone();
        boolean on = accounts.find(visit.account()).filter(Account::twoStep).isPresent();
        return PageReply.move(on ? Route.TWO_STEP : Route.TWO_STEP_ON);
    }
}
