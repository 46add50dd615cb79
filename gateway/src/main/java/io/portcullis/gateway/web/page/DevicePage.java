package io.portcullis.gateway.web.page;

import io.portcullis.auth.apppassword.AppPassword;
import io.portcullis.auth.service.AppPasswords;
import io.portcullis.gateway.web.request.PageReply;
import io.portcullis.gateway.web.request.Route;
import io.portcullis.gateway.web.view.DeviceView;

/// `/device`: says whether a new device has connected. Its script asks for it again by itself, ten minutes at most: a
/// forgotten page must not keep its session from growing idle.
final class DevicePage implements Page {
    private final AppPasswords devices;
    private final LatestUses uses;

    DevicePage(AppPasswords devices, LatestUses uses) {
        this.devices = devices;
        this.uses = uses;
    }

    @Override
    public PageReply show(Visit visit) {
        return Devices.named(devices, visit, visit.query().text("id"))
                .map(device -> PageReply.show(view(visit, device))).orElseGet(() -> PageReply.move(Route.HOME));
    }

    private DeviceView view(Visit visit, AppPassword device) {
        return new DeviceView(device.id().value(), device.label(), uses.words(device, visit.texts()));
    }
}
