package io.portcullis.gateway.web.page;

import io.portcullis.auth.account.Account;
import io.portcullis.auth.secondstep.SecondStepAnswer;
import io.portcullis.auth.secondstep.SecondStepResult;
import io.portcullis.auth.secret.Secret;
import io.portcullis.auth.service.Accounts;
import io.portcullis.auth.service.PrimaryLogin;
import io.portcullis.auth.service.PrimaryLoginResult;
import io.portcullis.auth.service.SecondSteps;
import io.portcullis.gateway.web.request.PageReply;
import io.portcullis.gateway.web.request.Route;
import io.portcullis.gateway.web.view.ConfirmView;
import java.util.Optional;

/// `/confirm`: the fresh check, with every step, before what a stolen session must not do. Trusted browsers do not spare it.
final class ConfirmPage implements Page {
    private final Accounts accounts;
    private final PrimaryLogin passwords;
    private final SecondSteps steps;
    private final SignIns signIns;

    ConfirmPage(Accounts accounts, PrimaryLogin passwords, SecondSteps steps, SignIns signIns) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.steps = steps;
        this.signIns = signIns;
    }

    @Override
    public PageReply show(Visit visit) {
        Route next = Route.named(visit.query().text("next")).orElse(Route.HOME);
        return PageReply.show(new ConfirmView(next.name(), twoStep(visit), "", ""));
    }

    private boolean twoStep(Visit visit) {
        return accounts.find(visit.account()).filter(this::asksForMore).isPresent();
    }

    private boolean asksForMore(Account account) {
        return account.twoStep() && !steps.twoStep().startsAnew(account.name());
    }

    @Override
    public PageReply submit(Visit visit) {
        try (Secret password = visit.form().secret("password")) {
            return switch (passwords.check(visit.account().value(), password, visit.request().client())) {
                case PrimaryLoginResult.Right(Account account) -> right(visit, account);
                case PrimaryLoginResult.Wrong _ -> refused(visit, 422, visit.t("confirm.wrong"), "");
                case PrimaryLoginResult.WaitUntil(var until) ->
                    refused(visit, 429, visit.t("wait-until", visit.texts().clock(until)), "");
                case PrimaryLoginResult.Busy _ -> refused(visit, 503, visit.t("busy"), "");
            };
        }
    }

    private PageReply refused(Visit visit, int status, String passwordProblem, String codeProblem) {
        return PageReply.show(status,
                new ConfirmView(next(visit).name(), twoStep(visit), passwordProblem, codeProblem));
    }

    private static Route next(Visit visit) {
        return Route.named(visit.form().text("next")).orElse(Route.HOME);
    }

    private PageReply right(Visit visit, Account account) {
        if (!asksForMore(account)) {
            return signIns.renew(visit, account.authVersion(), PageReply.move(next(visit)));
        }
        try (Secret typed = visit.form().secret("code")) {
            Optional<SecondStepAnswer> answer = TypedStep.of(typed);
            return answer.isPresent()
                    ? answered(visit, account, answer.get())
                    : refused(visit, 422, "", visit.t("second-step.form"));
        }
    }

    private PageReply answered(Visit visit, Account account, SecondStepAnswer answer) {
        return switch (steps.check().check(account.name(), visit.request().client(), answer)) {
            case SecondStepResult.Accepted accepted -> accepted.seenVersion() == account.authVersion()
                    ? signIns.renew(visit, accepted.authVersion(), PageReply.move(next(visit)))
                    : SignIns.startOver();
            case SecondStepResult.Wrong _ -> refused(visit, 422, "", visit.t("second-step.wrong"));
            case SecondStepResult.WaitUntil(var until) ->
                refused(visit, 429, "", visit.t("wait-until", visit.texts().clock(until)));
        };
    }
}
