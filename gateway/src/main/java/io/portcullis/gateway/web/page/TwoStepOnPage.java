package io.portcullis.gateway.web.page;

import io.portcullis.auth.service.AppPasswords;
import io.portcullis.auth.service.TwoStep;
import io.portcullis.gateway.web.request.PageReply;
import io.portcullis.gateway.web.view.TwoStepOnView;

/// `/two-step/on`: what becomes of the devices, and on.
final class TwoStepOnPage implements Page {
    private final TwoStep twoStep;
    private final AppPasswords devices;
    private final SignIns signIns;

    TwoStepOnPage(TwoStep twoStep, AppPasswords devices, SignIns signIns) {
        this.twoStep = twoStep;
        this.devices = devices;
        this.signIns = signIns;
    }

    @Override
    public PageReply show(Visit visit) {
        return PageReply.show(view(visit, ""));
    }

    private TwoStepOnView view(Visit visit, String problem) {
        return new TwoStepOnView(devices.list(visit.account()).size(), problem);
    }

    @Override
    public PageReply submit(Visit visit) {
        return signIns.turnOn(visit, twoStep, () -> PageReply.show(422, view(visit, visit.t("not-ready"))));
    }
}
