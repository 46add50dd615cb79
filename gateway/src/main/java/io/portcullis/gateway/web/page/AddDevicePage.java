package io.portcullis.gateway.web.page;

import io.portcullis.auth.apppassword.NewAppPassword;
import io.portcullis.auth.service.AccountException;
import io.portcullis.auth.service.AppPasswords;
import io.portcullis.auth.service.SetUpLinks;
import io.portcullis.gateway.device.DeviceKind;
import io.portcullis.gateway.web.request.CookieChange;
import io.portcullis.gateway.web.request.CookieName;
import io.portcullis.gateway.web.request.PageReply;
import io.portcullis.gateway.web.view.AddDeviceView;
import io.portcullis.gateway.web.view.AddDeviceView.Group;
import io.portcullis.gateway.web.view.AddDeviceView.Kind;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// `/add-device`: asks what the device is, makes an app password or a set-up link for it and shows that, once.
final class AddDevicePage implements Page {
    private final AppPasswords devices;
    private final SetUpLinks links;
    private final DeviceSheet sheet;
    private final int letters;

    AddDevicePage(SiteParts parts) {
        this.devices = parts.auth().appPasswords();
        this.links = parts.auth().setUpLinks();
        this.sheet = new DeviceSheet(parts.ports(), parts.party().origin());
        this.letters = parts.letters();
    }

    @Override
    public PageReply show(Visit visit) {
        Optional<DeviceWish> kept = DeviceWish.kept(visit);
        DeviceWish wish = DeviceWish.of(visit.query()).or(() -> kept).orElse(new DeviceWish(DeviceKind.CHAT, ""));
        PageReply shown = PageReply.show(view(visit, wish.kind(), wish.label(), ""));
        return kept.isPresent() ? shown.with(CookieChange.remove(CookieName.DEVICE)) : shown;
    }

    private static AddDeviceView view(Visit visit, DeviceKind chosen, String label, String problem) {
        return new AddDeviceView(
                List.of(group(visit, "add-device.chat", true), group(visit, "add-device.calls", false)),
                chosen.field(), label, problem);
    }

    private static Group group(Visit visit, String title, boolean chat) {
        return new Group(visit.t(title), Arrays.stream(DeviceKind.values()).filter(kind -> kind.isChat() == chat)
                .map(kind -> new Kind(kind.field(), kind.client().orElseGet(() -> visit.t(kind.optionKey()))))
                .toList());
    }

    @Override
    public PageReply submit(Visit visit) {
        DeviceKind kind = DeviceKind.of(visit.form().text("kind")).orElse(DeviceKind.CHAT);
        String typed = visit.form().text("label");
        Optional<NewAppPassword> asked = asked(kind,
                typed.isEmpty() ? kind.client().orElseGet(() -> visit.t(kind.textKey())) : typed);
        if (asked.isEmpty()) {
            return PageReply.show(422, view(visit, kind, typed, visit.t("add-device.bad-label")));
        }
        try {
            return PageReply.show(kind.way() == DeviceKind.Way.LINK
                    ? sheet.of(visit, kind, links.create(visit.account(), asked.get()))
                    : sheet.of(visit, kind, devices.create(visit.account(), asked.get())));
        } catch (AccountException notMade) {
            return PageReply.show(422, view(visit, kind, typed, visit.t(problem(notMade))));
        }
    }

    private static String problem(AccountException notMade) {
        return switch (notMade.reason()) {
            case TOO_MANY_APP_PASSWORDS -> "add-device.too-many";
            case SECOND_STEP_FIRST -> "add-device.second-step-first";
            case UNKNOWN_ACCOUNT, NAME_TAKEN, BAD_VALUE, BUSY, NOT_READY -> throw notMade;
        };
    }

    private Optional<NewAppPassword> asked(DeviceKind kind, String label) {
        try {
            return Optional.of(kind.asked(label, letters));
        } catch (IllegalArgumentException outOfBounds) {
            return Optional.empty();
        }
    }
}
