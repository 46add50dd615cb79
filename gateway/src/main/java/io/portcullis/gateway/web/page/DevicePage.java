package io.portcullis.gateway.web.page;

import io.portcullis.auth.apppassword.AppPassword;
import io.portcullis.auth.apppassword.AppPasswordId;
import io.portcullis.auth.service.AppPasswords;
import io.portcullis.auth.service.SetUpLinks;
import io.portcullis.gateway.web.request.PageReply;
import io.portcullis.gateway.web.request.Route;
import io.portcullis.gateway.web.view.DeviceView;
import java.util.Optional;

/// `/device`: says whether a new device has connected. Its script asks for it again by itself, ten minutes at most: a
/// forgotten page must not keep its session from growing idle.
final class DevicePage implements Page {
    private final AppPasswords devices;
    private final SetUpLinks links;
    private final LatestUses uses;

    DevicePage(AppPasswords devices, SetUpLinks links, LatestUses uses) {
        this.devices = devices;
        this.links = links;
        this.uses = uses;
    }

    @Override
    public PageReply show(Visit visit) {
        String id = visit.query().text("id");
        return Devices.named(devices, visit, id).map(device -> view(visit, device)).or(() -> pending(visit, id))
                .map(PageReply::show).orElseGet(() -> PageReply.move(Route.HOME));
    }

    /// A device that has not fetched its set-up yet.
    private Optional<DeviceView> pending(Visit visit, String id) {
        return AppPasswordId.isValid(id)
                ? links.pending(visit.account(), new AppPasswordId(id)).map(
                        link -> new DeviceView(id, link.label(), ""))
                : Optional.empty();
    }

    private DeviceView view(Visit visit, AppPassword device) {
        return new DeviceView(device.id().value(), device.label(), uses.words(device, visit.texts()));
    }
}
