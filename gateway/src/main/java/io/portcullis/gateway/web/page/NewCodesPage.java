package io.portcullis.gateway.web.page;

import io.portcullis.auth.secret.Secret;
import io.portcullis.gateway.web.request.PageReply;
import io.portcullis.gateway.web.request.Route;
import io.portcullis.gateway.web.session.Disclosure;
import io.portcullis.gateway.web.session.Disclosures;
import io.portcullis.gateway.web.view.CodesView;

/// `/two-step/codes/new`: shows the codes that the session has just made, as often as it is loaded within their five minutes.
final class NewCodesPage implements Page {
    private final Disclosures disclosures;

    NewCodesPage(Disclosures disclosures) {
        this.disclosures = disclosures;
    }

    @Override
    public PageReply show(Visit visit) {
        return disclosures.of(visit.signedIn()).filter(Disclosure.Codes.class::isInstance)
                .map(Disclosure.Codes.class::cast)
                .map(codes -> PageReply.show(new CodesView(codes.made().stream().map(Secret::copy).toList(),
                        codes.made().size())))
                .orElseGet(() -> PageReply.move(Route.CODES));
    }

    /// The owner has them.
    @Override
    public PageReply submit(Visit visit) {
        disclosures.done(visit.signedIn());
        return PageReply.move(Route.TWO_STEP);
    }
}
