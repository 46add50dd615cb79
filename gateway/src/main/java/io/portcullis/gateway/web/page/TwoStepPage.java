package io.portcullis.gateway.web.page;

import io.portcullis.auth.passkey.Passkey;
import io.portcullis.auth.secondstep.Totp;
import io.portcullis.auth.secondstep.TrustedBrowser;
import io.portcullis.auth.secondstep.TwoStepStatus;
import io.portcullis.auth.service.TrustedBrowsers;
import io.portcullis.auth.service.TwoStep;
import io.portcullis.gateway.web.request.PageReply;
import io.portcullis.gateway.web.view.TwoStepView;
import io.portcullis.gateway.web.view.TwoStepView.Step;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// `/two-step`: how it stands, every second step there is, and the way into setting it up.
final class TwoStepPage implements Page {
    private final TwoStep twoStep;
    private final TrustedBrowsers browsers;

    TwoStepPage(TwoStep twoStep, TrustedBrowsers browsers) {
        this.twoStep = twoStep;
        this.browsers = browsers;
    }

    @Override
    public PageReply show(Visit visit) {
        TwoStepStatus status = twoStep.status(visit.account());
        List<Step> steps = Stream.concat(status.passkeys().stream().map(passkey -> step(visit, passkey)),
                status.totps().stream().map(app -> step(visit, app))).toList();
        return PageReply.show(
                new TwoStepView(status.on(), status.password(), steps, status.recoveryKey(), status.oneTimeCodes(),
                        browsers.list(visit.account()).stream().map(browser -> step(visit, browser)).toList()));
    }

    private static Step step(Visit visit, Passkey passkey) {
        return new Step("passkey", passkey.id().value(), passkey.label(), visit.t("step.passkey") + " · "
                + facts(visit, passkey.created(), passkey.lastUsed()));
    }

    private static Step step(Visit visit, Totp app) {
        return new Step("app", app.id().value(), app.label(),
                visit.t("step.app") + " · " + visit.t("step.added", visit.texts().time(app.created())));
    }

    private static Step step(Visit visit, TrustedBrowser browser) {
        return new Step("browser", browser.id().value(), browser.label(),
                facts(visit, browser.created(), browser.lastUsed()));
    }

    private static String facts(Visit visit, Instant added, Optional<Instant> used) {
        String since = visit.t("step.added", visit.texts().time(added));
        return used.map(at -> since + " · " + visit.t("step.used", visit.texts().time(at))).orElse(since);
    }
}
