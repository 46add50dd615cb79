package io.portcullis.gateway.web.page;

import io.portcullis.auth.service.AppPasswords;
import io.portcullis.gateway.web.request.PageReply;
import io.portcullis.gateway.web.request.Route;
import io.portcullis.gateway.web.view.RemoveView;

/// `/remove`: cuts one device off. It asks for no fresh check: whoever sees a thief at work must not look for a code first.
final class RemovePage implements Page {
    private final AppPasswords devices;

    RemovePage(AppPasswords devices) {
        this.devices = devices;
    }

    @Override
    public PageReply show(Visit visit) {
        return Devices.named(devices, visit, visit.query().text("id"))
                .map(device -> PageReply.show(new RemoveView(device.id().value(), device.label(), 1)))
                .orElseGet(() -> PageReply.move(Route.HOME));
    }

    @Override
    public PageReply submit(Visit visit) {
        Devices.named(devices, visit, visit.form().text("id"))
                .ifPresent(device -> devices.revoke(visit.account(), device.id()));
        return PageReply.move(Route.HOME, "done", "removed");
    }
}
