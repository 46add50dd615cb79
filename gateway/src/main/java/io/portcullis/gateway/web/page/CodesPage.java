package io.portcullis.gateway.web.page;

import io.portcullis.auth.service.OneTimeCodes;
import io.portcullis.auth.service.TwoStep;
import io.portcullis.gateway.web.request.PageReply;
import io.portcullis.gateway.web.view.CodesView;
import java.util.List;

/// `/two-step/codes`: ten new one-time codes, shown once.
final class CodesPage implements Page {
    private final OneTimeCodes codes;
    private final TwoStep twoStep;

    CodesPage(OneTimeCodes codes, TwoStep twoStep) {
        this.codes = codes;
        this.twoStep = twoStep;
    }

    @Override
    public PageReply show(Visit visit) {
        return PageReply.show(new CodesView(List.of(), twoStep.status(visit.account()).oneTimeCodes()));
    }

    @Override
    public PageReply submit(Visit visit) {
        List<String> made = codes.make(visit.account()).stream().map(Shown::once).toList();
        return PageReply.show(new CodesView(made, made.size()));
    }
}
