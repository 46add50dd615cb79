package io.portcullis.gateway.web.page;

import io.portcullis.auth.notice.NotificationAddress;
import io.portcullis.auth.secret.Secret;
import io.portcullis.auth.service.NotificationAddresses;
import io.portcullis.gateway.web.request.PageReply;
import io.portcullis.gateway.web.request.Route;
import io.portcullis.gateway.web.view.LinkView;
import io.portcullis.gateway.web.view.MessageView;

/// `/addresses/confirm`: where the link in a mail leads. Opening it changes nothing, for mail filters open links too; its
/// button does.
final class ConfirmAddressPage implements Page {
    private final NotificationAddresses addresses;

    ConfirmAddressPage(NotificationAddresses addresses) {
        this.addresses = addresses;
    }

    @Override
    public PageReply show(Visit visit) {
        try (Secret token = visit.query().secret("token")) {
            return addresses.linked(token).map(address -> PageReply.show(new LinkView(Route.CONFIRM_ADDRESS.path(),
                    Shown.text(token), visit.t("addresses.confirm"),
                    visit.t("addresses.confirm-what", named(address)))))
                    .orElseGet(() -> gone(visit));
        }
    }

    private static String named(NotificationAddress address) {
        return address.address().value();
    }

    @Override
    public PageReply submit(Visit visit) {
        try (Secret token = visit.form().secret("token")) {
            return addresses.confirm(token).isPresent() ? DonePage.of(DonePage.What.ADDRESS_CONFIRMED) : gone(visit);
        }
    }

    /// A link that leads nowhere, whatever it was.
    static PageReply gone(Visit visit) {
        return PageReply.show(410, new MessageView(visit.t("link.gone"), visit.t("link.gone-what")));
    }
}
