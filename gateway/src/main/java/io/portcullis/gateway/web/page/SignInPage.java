package io.portcullis.gateway.web.page;

import io.portcullis.auth.account.Account;
import io.portcullis.auth.account.AccountName;
import io.portcullis.auth.secret.Secret;
import io.portcullis.auth.service.PrimaryLogin;
import io.portcullis.auth.service.PrimaryLoginResult;
import io.portcullis.auth.service.SecondSteps;
import io.portcullis.gateway.web.request.CookieName;
import io.portcullis.gateway.web.request.PageReply;
import io.portcullis.gateway.web.request.Route;
import io.portcullis.gateway.web.session.Session;
import io.portcullis.gateway.web.session.Stage;
import io.portcullis.gateway.web.view.SignInView;
import java.util.Locale;

/// `/sign-in`: the first step. What it says of a wrong name and of a wrong password is the same, and takes as long.
final class SignInPage implements Page {
    private final PrimaryLogin passwords;
    private final SecondSteps steps;
    private final SignIns signIns;
    private final SignInOutcomes outcomes;
    private final String domain;
    private final boolean registration;

    /// @param registration whether whoever has no account may make one
    SignInPage(PrimaryLogin passwords, SecondSteps steps, SignIns signIns, SignInOutcomes outcomes, String domain,
            boolean registration) {
        this.passwords = passwords;
        this.steps = steps;
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
        return PageReply.show(new SignInView("",
                visit.query().has("again") ? visit.t("sign-in.again") : "", registration));
    }

    @Override
    public PageReply submit(Visit visit) {
        String name = visit.form().text("name");
        try (Secret password = visit.form().secret("password")) {
            return switch (passwords.check(local(name), password, visit.request().client())) {
                case PrimaryLoginResult.Right(Account account) -> right(visit, account);
                case PrimaryLoginResult.Wrong _ -> {
                    outcomes.passwordRefused(visit, local(name), false);
                    yield refused(422, name, visit.t("sign-in.wrong"));
                }
                case PrimaryLoginResult.WaitUntil(var until) -> {
                    outcomes.passwordRefused(visit, local(name), true);
                    yield refused(429, name, visit.t("wait-until", visit.texts().clock(until)));
                }
                case PrimaryLoginResult.Busy _ -> refused(503, name, visit.t("busy"));
            };
        }
    }

    /// Who types the whole address means the name.
    private String local(String name) {
        String end = "@" + domain;
        return name.toLowerCase(Locale.ROOT).endsWith(end) ? name.substring(0, name.length() - end.length()) : name;
    }

    private PageReply refused(int status, String name, String problem) {
        return PageReply.show(status, new SignInView(name, problem, registration));
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
