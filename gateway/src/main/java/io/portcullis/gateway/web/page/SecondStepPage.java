package io.portcullis.gateway.web.page;

import io.portcullis.auth.account.AccountName;
import io.portcullis.auth.secondstep.SecondStepAnswer;
import io.portcullis.auth.secondstep.SecondStepKind;
import io.portcullis.auth.secondstep.SecondStepResult;
import io.portcullis.auth.secondstep.TrustedBrowser;
import io.portcullis.auth.secret.Secret;
import io.portcullis.auth.service.SecondStepCheck;
import io.portcullis.auth.service.TrustedBrowsers;
import io.portcullis.gateway.web.request.CookieChange;
import io.portcullis.gateway.web.request.CookieName;
import io.portcullis.gateway.web.request.PageReply;
import io.portcullis.gateway.web.request.Route;
import io.portcullis.gateway.web.session.BrowserName;
import io.portcullis.gateway.web.session.Session;
import io.portcullis.gateway.web.session.Stage;
import io.portcullis.gateway.web.view.SecondStepView;
import java.util.Optional;

/// `/second-step`: the second step of a sign-in.
final class SecondStepPage implements Page {
    private final SecondStepCheck check;
    private final TrustedBrowsers browsers;
    private final PasskeyPrompts prompts;
    private final SignIns signIns;
    private final SignInOutcomes outcomes;

    SecondStepPage(SecondStepCheck check, TrustedBrowsers browsers, PasskeyPrompts prompts, SignIns signIns,
            SignInOutcomes outcomes) {
        this.check = check;
        this.browsers = browsers;
        this.prompts = prompts;
        this.signIns = signIns;
        this.outcomes = outcomes;
    }

    @Override
    public PageReply show(Visit visit) {
        return waiting(visit).map(session -> PageReply.show(new SecondStepView(prompts.ask(session), "", "")))
                .orElseGet(() -> PageReply.move(Route.HOME));
    }

    @Override
    public PageReply submit(Visit visit) {
        Optional<Session> waiting = waiting(visit);
        if (waiting.isEmpty()) {
            return PageReply.move(Route.HOME);
        }
        if (PasskeyPrompts.isAnswer(visit.form())) {
            return PasskeyPrompts.answer(waiting.get(), visit.form())
                    .map(answer -> answered(visit, waiting.get(), answer))
                    .orElseGet(() -> refused(waiting.get(), 422, "", visit.t("passkey.failed")));
        }
        try (Secret typed = visit.form().secret("code")) {
            return TypedStep.of(typed).map(answer -> answered(visit, waiting.get(), answer))
                    .orElseGet(() -> refused(waiting.get(), 422, visit.t("second-step.form"), ""));
        }
    }

    private static Optional<Session> waiting(Visit visit) {
        return visit.session().filter(session -> !session.signedIn());
    }

    private PageReply answered(Visit visit, Session session, SecondStepAnswer answer) {
        return switch (check.check(session.account(), visit.request().client(), answer)) {
            case SecondStepResult.Accepted accepted -> {
                outcomes.secondStep(answer.kind());
                yield accepted(visit, session, accepted);
            }
            case SecondStepResult.Wrong _ -> {
                outcomes.secondStepRefused(visit, session.account(), answer.kind(), false);
                yield answer.kind() == SecondStepKind.PASSKEY
                        ? refused(session, 422, "", visit.t("passkey.failed"))
                        : refused(session, 422, visit.t("second-step.wrong"), "");
            }
            case SecondStepResult.WaitUntil(var until) -> {
                outcomes.secondStepRefused(visit, session.account(), answer.kind(), true);
                yield refused(session, 429, visit.t("wait-until", visit.texts().clock(until)), "");
            }
        };
    }

    private PageReply refused(Session session, int status, String problem, String passkeyProblem) {
        return PageReply.show(status, new SecondStepView(prompts.ask(session), problem, passkeyProblem));
    }

    private PageReply accepted(Visit visit, Session session, SecondStepResult.Accepted accepted) {
        if (accepted.seenVersion() != session.authVersion()) {
            return SignIns.startOver();
        }
        PageReply entered = signIns.enter(visit, session.account(), accepted.authVersion(), Stage.CHECKED,
                accepted.needsNewRecoveryKey() ? Route.RECOVERY_KEY : Route.HOME);
        return visit.form().has("trust") ? trusting(visit, session.account(), accepted, entered) : entered;
    }

    private PageReply trusting(Visit visit, AccountName account, SecondStepResult.Accepted accepted, PageReply reply) {
        String label = visit.request().header("user-agent").map(BrowserName::of).orElse("?");
        return browsers.make(account, accepted.authVersion(), label)
                .map(made -> reply.with(new CookieChange(CookieName.TRUSTED, Shown.once(made.cookie()),
                        TrustedBrowser.LIFETIME)))
                .orElse(reply);
    }
}
