package io.portcullis.gateway.web.page;

import io.portcullis.auth.service.AppPasswords;
import io.portcullis.gateway.web.request.PageReply;
import io.portcullis.gateway.web.request.Route;
import io.portcullis.gateway.web.view.RemoveView;

/// `/remove-all`: cuts all devices off.
final class RemoveAllPage implements Page {
    private final AppPasswords devices;

    RemoveAllPage(AppPasswords devices) {
        this.devices = devices;
    }

    @Override
    public PageReply show(Visit visit) {
        return PageReply.show(new RemoveView("", "", devices.list(visit.account()).size()));
    }

    @Override
    public PageReply submit(Visit visit) {
        devices.revokeAll(visit.account());
        return PageReply.move(Route.HOME, "done", "all-removed");
    }
}
