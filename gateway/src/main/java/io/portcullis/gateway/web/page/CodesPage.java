package io.portcullis.gateway.web.page;

import io.portcullis.auth.service.OneTimeCodes;
import io.portcullis.auth.service.TwoStep;
import io.portcullis.gateway.web.request.PageReply;
import io.portcullis.gateway.web.request.Route;
import io.portcullis.gateway.web.session.Disclosure;
import io.portcullis.gateway.web.session.Disclosures;
import io.portcullis.gateway.web.view.CodesView;
import java.util.List;

/// `/two-step/codes`: makes ten new one-time codes, which [NewCodesPage] shows.
final class CodesPage implements Page {
    private final OneTimeCodes codes;
    private final TwoStep twoStep;
    private final Disclosures disclosures;

    CodesPage(OneTimeCodes codes, TwoStep twoStep, Disclosures disclosures) {
        this.disclosures = disclosures;
        this.codes = codes;
        this.twoStep = twoStep;
    }

    @Override
    public PageReply show(Visit visit) {
        return PageReply.show(new CodesView(List.of(), twoStep.status(visit.account()).oneTimeCodes()));
    }

    @Override
    public PageReply submit(Visit visit) {
        disclosures.keep(visit.signedIn(), new Disclosure.Codes(codes.make(visit.account())));
        return PageReply.move(Route.NEW_CODES);
    }
}
