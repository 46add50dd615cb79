package io.portcullis.gateway.web.page;

import io.portcullis.auth.secret.Secret;
import io.portcullis.auth.service.Recoveries;
import io.portcullis.gateway.web.request.PageReply;
import io.portcullis.gateway.web.request.Route;
import io.portcullis.gateway.web.view.LinkView;

/// `/recovery/cancel`: where the first mail of a recovery leads. One button, and no sign-in.
final class CancelRecoveryPage implements Page {
    private final Recoveries recoveries;

    CancelRecoveryPage(Recoveries recoveries) {
        this.recoveries = recoveries;
    }

    @Override
    public PageReply show(Visit visit) {
        try (Secret token = visit.query().secret("token")) {
            return recoveries.cancels(token)
                    ? PageReply.show(new LinkView(Route.CANCEL_RECOVERY.path(), Shown.text(token),
                            visit.t("recovery.cancel"), visit.t("recovery.cancel-what")))
                    : ConfirmAddressPage.gone(visit);
        }
    }

    @Override
    public PageReply submit(Visit visit) {
        try (Secret token = visit.form().secret("token")) {
            return recoveries.cancel(token)
                    ? DonePage.of(DonePage.What.RECOVERY_CANCELLED)
                    : ConfirmAddressPage.gone(visit);
        }
    }
}
