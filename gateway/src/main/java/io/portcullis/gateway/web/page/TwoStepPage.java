package io.portcullis.gateway.web.page;

import io.portcullis.auth.secondstep.TrustedBrowser;
import io.portcullis.auth.secondstep.TwoStepStatus;
import io.portcullis.auth.service.TrustedBrowsers;
import io.portcullis.auth.service.TwoStep;
import io.portcullis.gateway.web.request.PageReply;
import io.portcullis.gateway.web.view.TwoStepView;

/// `/two-step`: how it stands, and the way into setting it up.
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
        return PageReply.show(new TwoStepView(status.on(), status.totps().size(), status.recoveryKey(),
                status.oneTimeCodes(), browsers.list(visit.account()).stream().map(TrustedBrowser::label).toList()));
    }
}
