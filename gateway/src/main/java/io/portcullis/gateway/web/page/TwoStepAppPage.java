package io.portcullis.gateway.web.page;

import io.portcullis.auth.secondstep.TotpEnrolment;
import io.portcullis.auth.secondstep.TwoStepStatus;
import io.portcullis.auth.secret.Secret;
import io.portcullis.auth.service.Totps;
import io.portcullis.auth.service.TwoStep;
import io.portcullis.gateway.web.request.PageReply;
import io.portcullis.gateway.web.request.Route;
import io.portcullis.gateway.web.view.NewDeviceView.Fact;
import io.portcullis.gateway.web.view.QrCode;
import io.portcullis.gateway.web.view.TwoStepAppView;
import java.util.Optional;

/// `/two-step/app`: adds an authenticator app. Its secret waits in the session until the first code came back.
final class TwoStepAppPage implements Page {
    private final Totps apps;
    private final TwoStep twoStep;

    TwoStepAppPage(Totps apps, TwoStep twoStep) {
        this.apps = apps;
        this.twoStep = twoStep;
    }

    @Override
    public PageReply show(Visit visit) {
        return PageReply.show(view(visit, enrolment(visit), ""));
    }

    private TotpEnrolment enrolment(Visit visit) {
        return visit.signedIn().setUp().app(() -> apps.begin(visit.account()));
    }

    private static TwoStepAppView view(Visit visit, TotpEnrolment enrolment, String problem) {
        Fact link = new Fact(visit.t("two-step-app.open"), enrolment.uriBefore(), Optional.of(enrolment.text()),
                enrolment.uriAfter());
        return new TwoStepAppView(QrCode.of(enrolment.uri()), link, enrolment.text(), problem);
    }

    @Override
    public PageReply submit(Visit visit) {
        TotpEnrolment enrolment = enrolment(visit);
        try (Secret code = visit.form().secret("code")) {
            if (apps.activate(enrolment, visit.t("two-step-app.name"), code).isEmpty()) {
                return PageReply.show(422, view(visit, enrolment, visit.t("two-step-app.wrong")));
            }
        }
        visit.signedIn().setUp().appDone();
        TwoStepStatus status = twoStep.status(visit.account());
        return PageReply.move(status.recoveryKey() ? Route.TWO_STEP : Route.RECOVERY_KEY);
    }
}
