package io.portcullis.gateway.web.page;

import io.portcullis.auth.apppassword.AppPassword;
import io.portcullis.auth.apppassword.AppPasswordId;
import io.portcullis.auth.service.AppPasswords;
import io.portcullis.auth.service.SetUpLinks;
import io.portcullis.gateway.web.request.PageReply;
import io.portcullis.gateway.web.request.Route;
import io.portcullis.gateway.web.view.DeviceView;
import java.util.Optional;

/// `/device`: waits for a new device, and turns green when it connects. It looks again by itself for ten minutes at most:
/// a forgotten page must not keep its session from growing idle.
final class DevicePage implements Page {
    private static final int MOST_LOOKS = 200;

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
                        link -> new DeviceView(id, link.label(), "", looks(visit.query().text("left"))))
                : Optional.empty();
    }

    private DeviceView view(Visit visit, AppPassword device) {
        String used = uses.words(device, visit.texts());
        return new DeviceView(device.id().value(), device.label(), used,
                used.isEmpty() ? looks(visit.query().text("left")) : 0);
    }

    private static int looks(String left) {
        boolean counted = left.length() <= 3 && !left.isEmpty() && left.chars().allMatch(c -> c >= '0' && c <= '9');
        return counted ? Math.min(Integer.parseInt(left), MOST_LOOKS) : MOST_LOOKS;
    }
}
