package io.portcullis.gateway.web.page;

import io.portcullis.auth.apppassword.NewAppPassword;
import io.portcullis.auth.service.AccountException;
import io.portcullis.auth.service.AppPasswords;
import io.portcullis.auth.service.SetUpLinks;
import io.portcullis.gateway.device.DeviceKind;
import io.portcullis.gateway.device.DeviceType;
import io.portcullis.gateway.web.request.CookieChange;
import io.portcullis.gateway.web.request.CookieName;
import io.portcullis.gateway.web.request.PageReply;
import io.portcullis.gateway.web.request.Route;
import io.portcullis.gateway.web.session.Disclosure;
import io.portcullis.gateway.web.session.Disclosures;
import io.portcullis.gateway.web.view.AddDeviceView;
import io.portcullis.gateway.web.view.AddDeviceView.Choice;
import io.portcullis.gateway.web.view.AddDeviceView.Chosen;
import io.portcullis.gateway.web.view.AddDeviceView.Group;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// `/add-device`: asks what the device is for and what it is, and makes an app password or a set-up link for the app that fits best, or the
/// one that was named; [NewDevicePage] shows it.
final class AddDevicePage implements Page {
    private final AppPasswords devices;
    private final SetUpLinks links;
    private final Disclosures disclosures;
    private final int letters;

    AddDevicePage(SiteParts parts) {
        this.devices = parts.auth().appPasswords();
        this.links = parts.auth().setUpLinks();
        this.disclosures = parts.sessions().disclosures();
        this.letters = parts.letters();
    }

    @Override
    public PageReply show(Visit visit) {
        Optional<DeviceWish> kept = DeviceWish.kept(visit);
        Optional<DeviceWish> wish = DeviceWish.of(visit.query()).or(() -> kept);
        Chosen chosen = new Chosen(wish.map(asked -> asked.kind().isChat()).orElse(true),
                DeviceType.running(visit.request().header("user-agent").orElse("")).field(),
                wish.map(asked -> asked.kind().field()).orElse(""), wish.map(DeviceWish::label).orElse(""));
        PageReply shown = PageReply.show(view(visit, chosen, ""));
        return kept.isPresent() ? shown.with(CookieChange.remove(CookieName.DEVICE)) : shown;
    }

    private static AddDeviceView view(Visit visit, Chosen chosen, String problem) {
        return new AddDeviceView(
                Arrays.stream(DeviceType.values())
                        .map(type -> new Choice(type.field(), visit.t(type.textKey()))).toList(),
                List.of(group(visit, "add-device.chat", true), group(visit, "add-device.calls", false)), chosen,
                problem);
    }

    private static Group group(Visit visit, String title, boolean chat) {
        return new Group(visit.t(title), Arrays.stream(DeviceKind.values()).filter(kind -> kind.isChat() == chat)
                .map(kind -> new Choice(kind.field(), kind.client().orElseGet(() -> visit.t(kind.optionKey()))))
                .toList());
    }

    @Override
    public PageReply submit(Visit visit) {
        boolean chat = !visit.form().text("for").equals("calls");
        DeviceType type = DeviceType.of(visit.form().text("type")).orElse(DeviceType.COMPUTER);
        DeviceKind kind = DeviceKind.of(visit.form().text("kind")).orElse(type.best(chat));
        String typed = visit.form().text("label");
        Chosen chosen = new Chosen(chat, type.field(), visit.form().text("kind"), typed);
        Optional<NewAppPassword> asked = asked(kind,
                typed.isEmpty() ? kind.client().orElseGet(() -> visit.t(kind.textKey())) : typed);
        if (asked.isEmpty()) {
            return PageReply.show(422, view(visit, chosen, visit.t("add-device.bad-label")));
        }
        try {
            disclosures.keep(visit.signedIn(), make(visit, kind, asked.get()));
            return PageReply.move(Route.NEW_DEVICE);
        } catch (AccountException notMade) {
            return PageReply.show(422, view(visit, chosen, visit.t(problem(notMade))));
        }
    }

    private static String problem(AccountException notMade) {
        return switch (notMade.reason()) {
            case TOO_MANY_APP_PASSWORDS -> "add-device.too-many";
            case SECOND_STEP_FIRST -> "add-device.second-step-first";
            case UNKNOWN_ACCOUNT, NAME_TAKEN, BAD_VALUE, BUSY, NOT_READY -> throw notMade;
        };
    }

    private Disclosure make(Visit visit, DeviceKind kind, NewAppPassword asked) {
        return kind.way() == DeviceKind.Way.LINK
                ? new Disclosure.Link(kind, links.create(visit.account(), asked))
                : new Disclosure.Password(kind, devices.create(visit.account(), asked));
    }

    private Optional<NewAppPassword> asked(DeviceKind kind, String label) {
        try {
            return Optional.of(kind.asked(label, letters));
        } catch (IllegalArgumentException outOfBounds) {
            return Optional.empty();
        }
    }
}
