package io.portcullis.gateway.web.page;

import io.portcullis.auth.service.TwoStep;
import io.portcullis.gateway.web.request.PageReply;
import io.portcullis.gateway.web.view.TwoStepOffView;

/// `/two-step/off`: asks once, and off.
final class TwoStepOffPage implements Page {
    private final TwoStep twoStep;
    private final SignIns signIns;

    TwoStepOffPage(TwoStep twoStep, SignIns signIns) {
        this.twoStep = twoStep;
        this.signIns = signIns;
    }

    @Override
    public PageReply show(Visit visit) {
        return PageReply.show(new TwoStepOffView());
    }

    @Override
    public PageReply submit(Visit visit) {
        long before = signIns.version(visit);
        return signIns.goOn(visit, before, twoStep.off(visit.account()), "off");
    }
}
