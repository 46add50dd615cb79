package io.portcullis.gateway.web.page;

import io.portcullis.auth.notice.MailAddress;
import io.portcullis.auth.service.AddressAdded;
import io.portcullis.auth.service.NotificationAddresses;
import io.portcullis.gateway.web.request.PageReply;
import io.portcullis.gateway.web.request.Route;
import io.portcullis.gateway.web.view.AddAddressView;
import java.util.Optional;

/// `/addresses/add`: one more address; a link goes there first.
final class AddAddressPage implements Page {
    private final NotificationAddresses addresses;

    AddAddressPage(NotificationAddresses addresses) {
        this.addresses = addresses;
    }

    @Override
    public PageReply show(Visit visit) {
        return PageReply.show(new AddAddressView("", ""));
    }

    @Override
    public PageReply submit(Visit visit) {
        String typed = visit.form().text("address");
        Optional<MailAddress> address = MailAddress.parse(typed);
        return address.isPresent()
                ? added(visit, typed, address.get())
                : refused(422, typed, visit.t("addresses.bad"));
    }

    private PageReply added(Visit visit, String typed, MailAddress address) {
        AddressAdded added = addresses.add(visit.account(), address, visit.texts().language(),
                visit.request().client());
        return switch (added) {
            case AddressAdded.Asked _ -> PageReply.move(Route.ADDRESSES, "asked", "yes");
            case AddressAdded.Known _ -> PageReply.move(Route.ADDRESSES);
            case AddressAdded.Full _ -> refused(422, typed, visit.t("addresses.full"));
            case AddressAdded.NoMail _ -> refused(422, typed, visit.t("addresses.no-mail"));
            case AddressAdded.WaitUntil(var until) ->
                refused(429, typed, visit.t("addresses.wait", visit.texts().clock(until)));
        };
    }

    private static PageReply refused(int status, String typed, String problem) {
        return PageReply.show(status, new AddAddressView(typed, problem));
    }
}
