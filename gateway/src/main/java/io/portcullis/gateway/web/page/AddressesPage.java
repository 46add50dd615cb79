package io.portcullis.gateway.web.page;

import io.portcullis.auth.notice.NotificationAddress;
import io.portcullis.auth.service.NotificationAddresses;
import io.portcullis.gateway.web.request.PageReply;
import io.portcullis.gateway.web.view.AddressesView;
import java.util.List;

/// `/addresses`: where mails about the account go.
final class AddressesPage implements Page {
    private final NotificationAddresses addresses;

    AddressesPage(NotificationAddresses addresses) {
        this.addresses = addresses;
    }

    @Override
    public PageReply show(Visit visit) {
        List<AddressesView.Row> rows = addresses.list(visit.account()).stream().map(AddressesPage::row).toList();
        return PageReply.show(new AddressesView(rows, rows.size() < NotificationAddress.MOST,
                visit.query().has("asked") ? visit.t("addresses.asked") : ""));
    }

    private static AddressesView.Row row(NotificationAddress address) {
        return new AddressesView.Row(address.id().value(), address.address().value(),
                address.confirmed().isPresent());
    }
}
