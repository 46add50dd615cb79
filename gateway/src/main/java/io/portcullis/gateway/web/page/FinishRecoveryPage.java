package io.portcullis.gateway.web.page;

import io.portcullis.auth.account.Account;
import io.portcullis.auth.secret.Secret;
import io.portcullis.auth.service.Recoveries;
import io.portcullis.auth.service.RecoveryFinish;
import io.portcullis.gateway.web.page.NewPassword.Objection;
import io.portcullis.gateway.web.request.PageReply;
import io.portcullis.gateway.web.view.FinishRecoveryView;

/// `/recovery/finish`: where the last mail of a recovery leads: a new password. Nobody is signed in by it.
final class FinishRecoveryPage implements Page {
    private final Recoveries recoveries;
    private final NewPassword rules;

    FinishRecoveryPage(Recoveries recoveries, NewPassword rules) {
        this.recoveries = recoveries;
        this.rules = rules;
    }

    @Override
    public PageReply show(Visit visit) {
        try (Secret token = visit.query().secret("token")) {
            return recoveries.finishes(token).map(account -> form(200, account, token, Objection.NONE))
                    .orElseGet(() -> ConfirmAddressPage.gone(visit));
        }
    }

    private static PageReply form(int status, Account account, Secret token, Objection objection) {
        return PageReply.show(status,
                new FinishRecoveryView(account.name().value(), Shown.text(token), objection.problem(),
                        objection.advice()));
    }

    @Override
    public PageReply submit(Visit visit) {
        try (Secret token = visit.form().secret("token")) {
            return recoveries.finishes(token).map(account -> submit(visit, account, token))
                    .orElseGet(() -> ConfirmAddressPage.gone(visit));
        }
    }

    private PageReply submit(Visit visit, Account account, Secret token) {
        return rules.choose(visit, account.name(), account.twoStep(), objection -> form(422, account, token, objection),
                password -> finished(visit, account, token, password));
    }

    private PageReply finished(Visit visit, Account account, Secret token, Secret password) {
        return switch (recoveries.finish(token, password)) {
            case RecoveryFinish.Finished _ -> DonePage.of(account.twoStep()
                    ? DonePage.What.RECOVERY_FINISHED_TWO_STEP
                    : DonePage.What.RECOVERY_FINISHED);
            case RecoveryFinish.Gone _ -> ConfirmAddressPage.gone(visit);
        };
    }
}
