package io.portcullis.gateway.web.page;

import io.portcullis.auth.account.Account;
import io.portcullis.auth.account.AccountName;
import io.portcullis.auth.secondstep.SecondStepKind;
import io.portcullis.auth.secret.Secret;
import io.portcullis.auth.service.PasskeyLoginResult;
import io.portcullis.auth.service.PrimaryLogin;
import io.portcullis.auth.service.PrimaryLoginResult;
import io.portcullis.auth.service.SecondSteps;
import io.portcullis.gateway.web.request.CookieName;
import io.portcullis.gateway.web.request.PageReply;
import io.portcullis.gateway.web.request.Route;
import io.portcullis.gateway.web.session.Session;
import io.portcullis.gateway.web.session.Stage;
import io.portcullis.gateway.web.view.SignInView;
import io.portcullis.gateway.web.view.SignInView.Problems;
import java.util.Locale;
import java.util.Optional;

/// `/sign-in`: by a passkey, which is every step, or by name and password, which is the first. What it says of a wrong name and of
/// a wrong password is the same, and takes as long.
final class SignInPage implements Page {
    private final PrimaryLogin passwords;
    private final SecondSteps steps;
    private final PasskeyPrompts prompts;
    private final SignIns signIns;
    private final SignInOutcomes outcomes;
    private final String domain;
    private final boolean registration;

    /// @param registration whether whoever has no account may make one
    SignInPage(PrimaryLogin passwords, SecondSteps steps, PasskeyPrompts prompts, SignIns signIns,
            SignInOutcomes outcomes, String domain, boolean registration) {
        this.passwords = passwords;
        this.steps = steps;
        this.prompts = prompts;
        this.signIns = signIns;
        this.outcomes = outcomes;
        this.domain = domain;
        this.registration = registration;
    }

    @Override
    public PageReply show(Visit visit) {
        if (visit.session().filter(Session::signedIn).isPresent()) {
            return PageReply.move(Route.HOME);
        }
        return shown(visit, 200, "", new Problems(visit.query().has("again") ? visit.t("sign-in.again") : "", ""));
    }

    @Override
    public PageReply submit(Visit visit) {
        return PasskeyPrompts.isAnswer(visit.form()) ? byPasskey(visit) : byPassword(visit);
    }

    private PageReply byPasskey(Visit visit) {
        return prompts.answerOfAnybody(visit)
                .map(answer -> switch (steps.passkeyLogin().check(answer.request(), answer.assertion(),
                        visit.request().client())) {
                    case PasskeyLoginResult.Right(AccountName account, long version) -> {
                        outcomes.secondStep(SecondStepKind.PASSKEY);
                        yield signIns.enter(visit, account, version, Stage.CHECKED, Route.HOME);
                    }
                    case PasskeyLoginResult.Wrong(var owner) -> {
                        outcomes.passkeyRefused(visit, owner, false);
                        yield passkeyRefused(visit, 422, visit.t("passkey.failed"));
                    }
                    case PasskeyLoginResult.WaitUntil(var until) -> {
                        outcomes.passkeyRefused(visit, Optional.empty(), true);
                        yield passkeyRefused(visit, 429, visit.t("wait-until", visit.texts().clock(until)));
                    }
                }).orElseGet(() -> passkeyRefused(visit, 422, visit.t("passkey.failed")));
    }

    private PageReply byPassword(Visit visit) {
        String name = visit.form().text("name");
        try (Secret password = visit.form().secret("password")) {
            return switch (passwords.check(local(name), password, visit.request().client())) {
                case PrimaryLoginResult.Right(Account account) -> right(visit, account);
                case PrimaryLoginResult.Wrong _ -> {
                    outcomes.passwordRefused(visit, local(name), false);
                    yield passwordRefused(visit, 422, name, visit.t("sign-in.wrong"));
                }
                case PrimaryLoginResult.WaitUntil(var until) -> {
                    outcomes.passwordRefused(visit, local(name), true);
                    yield passwordRefused(visit, 429, name, visit.t("wait-until", visit.texts().clock(until)));
                }
                case PrimaryLoginResult.Busy _ -> passwordRefused(visit, 503, name, visit.t("busy"));
            };
        }
    }

    /// Who types the whole address means the name.
    private String local(String name) {
        String end = "@" + domain;
        return name.toLowerCase(Locale.ROOT).endsWith(end) ? name.substring(0, name.length() - end.length()) : name;
    }

    private PageReply passwordRefused(Visit visit, int status, String name, String problem) {
        return shown(visit, status, name, new Problems(problem, ""));
    }

    private PageReply passkeyRefused(Visit visit, int status, String problem) {
        return shown(visit, status, "", new Problems("", problem));
    }

    private PageReply shown(Visit visit, int status, String name, Problems problems) {
        return PageReply.show(status, new SignInView(name, prompts.askAnybody(visit), problems, registration));
    }

    private PageReply right(Visit visit, Account account) {
        if (!account.twoStep() || steps.twoStep().startsAnew(account.name())) {
            return entered(visit, account, Stage.CHECKED, Route.HOME);
        }
        return trusted(visit, account.name())
                ? entered(visit, account, Stage.SIGNED_IN, Route.HOME)
                : entered(visit, account, Stage.SECOND_STEP, Route.SECOND_STEP);
    }

    private PageReply entered(Visit visit, Account account, Stage stage, Route next) {
        outcomes.password(stage);
        return signIns.enter(visit, account.name(), account.authVersion(), stage, next);
    }

    private boolean trusted(Visit visit, AccountName account) {
        return visit.request().cookie(CookieName.TRUSTED)
                .flatMap(cookie -> steps.browsers().check(account, Secret.of(cookie.text()))).isPresent();
    }
}
