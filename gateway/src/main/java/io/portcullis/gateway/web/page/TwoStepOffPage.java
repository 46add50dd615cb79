package io.portcullis.gateway.web.page;

import io.portcullis.auth.service.TwoStep;
import io.portcullis.gateway.web.request.PageReply;
import io.portcullis.gateway.web.view.MessageView;
import io.portcullis.gateway.web.view.TwoStepOffView;
import java.util.Optional;

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
        return held(visit).orElseGet(() -> PageReply.show(new TwoStepOffView()));
    }

    private Optional<PageReply> held(Visit visit) {
        return twoStep.heldUntil(visit.account())
                .map(until -> visit.t("two-step-off.held", visit.texts().time(until)))
                .or(() -> Optional.of(visit.t("two-step-off.no-password"))
                        .filter(_ -> !twoStep.status(visit.account()).password()))
                .map(why -> PageReply.show(409, new MessageView(visit.t("two-step.title"), why)));
    }

    @Override
    public PageReply submit(Visit visit) {
        return held(visit).orElseGet(() -> off(visit));
    }

    private PageReply off(Visit visit) {
        long before = signIns.version(visit);
        return signIns.goOn(visit, before, twoStep.off(visit.account()), "off");
    }
}
