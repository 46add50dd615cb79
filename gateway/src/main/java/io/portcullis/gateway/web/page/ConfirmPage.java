package io.portcullis.gateway.web.page;

import io.portcullis.auth.account.Account;
import io.portcullis.auth.secondstep.SecondStepAnswer;
import io.portcullis.auth.secondstep.SecondStepKind;
import io.portcullis.auth.secondstep.SecondStepResult;
import io.portcullis.auth.secret.Secret;
import io.portcullis.auth.service.Accounts;
import io.portcullis.auth.service.PrimaryLogin;
import io.portcullis.auth.service.PrimaryLoginResult;
import io.portcullis.auth.service.SecondSteps;
import io.portcullis.gateway.web.request.PageReply;
import io.portcullis.gateway.web.request.Route;
import io.portcullis.gateway.web.view.ConfirmView;
import io.portcullis.gateway.web.view.ConfirmView.Problems;
import java.util.Optional;

/// `/confirm`: the fresh check before what a stolen session must not do: a passkey, or the password and every step after it. Trusted
/// browsers do not spare it.
final class ConfirmPage implements Page {
    private final Accounts accounts;
    private final PrimaryLogin passwords;
    private final SecondSteps steps;
    private final PasskeyPrompts prompts;
    private final SignIns signIns;
    private final SignInOutcomes outcomes;

    ConfirmPage(Accounts accounts, PrimaryLogin passwords, SecondSteps steps, PasskeyPrompts prompts,
            SignIns signIns, SignInOutcomes outcomes) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.steps = steps;
        this.prompts = prompts;
        this.signIns = signIns;
        this.outcomes = outcomes;
    }

    @Override
    public PageReply show(Visit visit) {
        return PageReply.show(view(visit, Route.named(visit.query().text("next")).orElse(Route.HOME), Problems.NONE));
    }

    private ConfirmView view(Visit visit, Route next, Problems problems) {
        boolean twoStep = accounts.find(visit.account()).filter(this::asksForMore).isPresent();
        return new ConfirmView(next.name(), twoStep, prompts.ask(visit.signedIn()), problems);
    }

    private boolean asksForMore(Account account) {
        return account.twoStep() && !steps.twoStep().startsAnew(account.name());
    }

    @Override
    public PageReply submit(Visit visit) {
        return PasskeyPrompts.isAnswer(visit.form()) ? byPasskey(visit) : byPassword(visit);
    }

    private PageReply byPasskey(Visit visit) {
        long version = signIns.version(visit);
        return PasskeyPrompts.answer(visit.signedIn(), visit.form()).map(answer -> answered(visit, version, answer))
                .orElseGet(() -> passkeyRefused(visit));
    }

    private PageReply byPassword(Visit visit) {
        try (Secret password = visit.form().secret("password")) {
            return switch (passwords.check(visit.account().value(), password, visit.request().client())) {
                case PrimaryLoginResult.Right(Account account) -> right(visit, account);
                case PrimaryLoginResult.Wrong _ -> {
                    outcomes.passwordRefused(visit, visit.account().value(), false);
                    yield refused(visit, 422, visit.t("confirm.wrong"), "");
                }
                case PrimaryLoginResult.WaitUntil(var until) -> {
                    outcomes.passwordRefused(visit, visit.account().value(), true);
                    yield refused(visit, 429, visit.t("wait-until", visit.texts().clock(until)), "");
                }
                case PrimaryLoginResult.Busy _ -> refused(visit, 503, visit.t("busy"), "");
            };
        }
    }

    private PageReply refused(Visit visit, int status, String passwordProblem, String codeProblem) {
        return PageReply.show(status, view(visit, next(visit), new Problems(passwordProblem, codeProblem, "")));
    }

    private PageReply passkeyRefused(Visit visit) {
        return PageReply.show(422, view(visit, next(visit), new Problems("", "", visit.t("passkey.failed"))));
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
                    ? answered(visit, account.authVersion(), answer.get())
                    : refused(visit, 422, "", visit.t("second-step.form"));
        }
    }

    /// @param judged the account's version when its first step was judged, or the check began
    private PageReply answered(Visit visit, long judged, SecondStepAnswer answer) {
        return switch (steps.check().check(visit.account(), visit.request().client(), answer)) {
            case SecondStepResult.Accepted accepted -> accepted.seenVersion() == judged
                    ? signIns.renew(visit, accepted.authVersion(), PageReply.move(next(visit)))
                    : SignIns.startOver();
            case SecondStepResult.Wrong _ -> {
                outcomes.secondStepRefused(visit, visit.account(), answer.kind(), false);
                yield answer.kind() == SecondStepKind.PASSKEY
                        ? passkeyRefused(visit)
                        : refused(visit, 422, "", visit.t("second-step.wrong"));
            }
            case SecondStepResult.WaitUntil(var until) -> {
                outcomes.secondStepRefused(visit, visit.account(), answer.kind(), true);
                yield refused(visit, 429, "", visit.t("wait-until", visit.texts().clock(until)));
            }
        };
    }
}
