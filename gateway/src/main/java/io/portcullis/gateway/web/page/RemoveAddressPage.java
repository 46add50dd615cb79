package io.portcullis.gateway.web.page;

import io.portcullis.auth.notice.NotificationAddress;
import io.portcullis.auth.service.NotificationAddresses;
import io.portcullis.gateway.web.request.PageReply;
import io.portcullis.gateway.web.request.Route;
import io.portcullis.gateway.web.view.RemoveAddressView;
import java.util.Optional;

/// `/addresses/remove`: mails no longer go there. A fresh check is asked for: a thief would begin with this.
final class RemoveAddressPage implements Page {
    private final NotificationAddresses addresses;

    RemoveAddressPage(NotificationAddresses addresses) {
        this.addresses = addresses;
    }

    @Override
    public PageReply show(Visit visit) {
        return find(visit, visit.query().text("id"))
                .map(address -> PageReply.show(new RemoveAddressView(address.id().value(), address.address().value())))
                .orElseGet(() -> PageReply.move(Route.ADDRESSES));
    }

    private Optional<NotificationAddress> find(Visit visit, String id) {
        return addresses.list(visit.account()).stream().filter(address -> address.id().value().equals(id)).findFirst();
    }

    @Override
    public PageReply submit(Visit visit) {
        find(visit, visit.form().text("id")).ifPresent(address -> addresses.remove(visit.account(), address.id()));
        return PageReply.move(Route.ADDRESSES);
    }
}
