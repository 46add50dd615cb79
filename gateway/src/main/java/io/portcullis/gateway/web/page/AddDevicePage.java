package io.portcullis.gateway.web.page;

import io.portcullis.auth.apppassword.CreatedAppPassword;
import io.portcullis.auth.apppassword.NewAppPassword;
import io.portcullis.auth.service.AccountException;
import io.portcullis.auth.service.AppPasswords;
import io.portcullis.gateway.web.request.PageReply;
import io.portcullis.gateway.web.view.AddDeviceView;
import io.portcullis.gateway.web.view.NewDeviceView;
import io.portcullis.gateway.web.view.NewDeviceView.Fact;
import io.portcullis.gateway.web.view.QrCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// `/add-device`: makes an app password and shows it, once.
final class AddDevicePage implements Page {
    private final AppPasswords devices;
    private final ClientPorts ports;
    private final int letters;

    /// @param letters of a new app password: 16 or 28
    AddDevicePage(AppPasswords devices, ClientPorts ports, int letters) {
        this.devices = devices;
        this.ports = ports;
        this.letters = letters;
    }

    @Override
    public PageReply show(Visit visit) {
        return PageReply.show(new AddDeviceView("", "", ""));
    }

    @Override
    public PageReply submit(Visit visit) {
        DeviceKind kind = DeviceKind.of(visit.form().text("kind")).orElse(DeviceKind.CHAT);
        String typed = visit.form().text("label");
        Optional<NewAppPassword> asked = asked(kind, typed.isEmpty() ? visit.t(kind.textKey()) : typed);
        if (asked.isEmpty()) {
            return refused(kind, typed, visit.t("add-device.bad-label"));
        }
        try {
            return PageReply.show(shown(visit, kind, devices.create(visit.account(), asked.get())));
        } catch (AccountException notMade) {
            if (notMade.reason() != AccountException.Reason.TOO_MANY_APP_PASSWORDS) {
                throw notMade;
            }
            return refused(kind, typed, visit.t("add-device.too-many"));
        }
    }

    private Optional<NewAppPassword> asked(DeviceKind kind, String label) {
        try {
            return Optional.of(kind.asked(label, letters));
        } catch (IllegalArgumentException outOfBounds) {
            return Optional.empty();
        }
    }

    private static PageReply refused(DeviceKind kind, String label, String problem) {
        return PageReply.show(422, new AddDeviceView(kind.field(), label, problem));
    }

    private NewDeviceView shown(Visit visit, DeviceKind kind, CreatedAppPassword made) {
        String name = visit.account().value();
        String address = name + "@" + ports.domain();
        boolean chat = kind == DeviceKind.CHAT;
        List<Fact> facts = new ArrayList<>();
        facts.add(chat ? new Fact(visit.t("fact.address"), address) : new Fact(visit.t("fact.name"), name));
        facts.add(new Fact(visit.t("fact.password"), Shown.once(made.password())));
        facts.add(new Fact(visit.t("fact.server"), ports.domain()));
        port(visit, kind).ifPresent(port -> facts.add(new Fact(visit.t("fact.port"), port)));
        return new NewDeviceView(made.appPassword().id().value(), made.appPassword().label(), facts,
                chat ? Optional.of(QrCode.of("xmpp:" + address)) : Optional.empty());
    }

    /// Phones by TLS where there is TLS, but for those that know little more than MD5.
    private Optional<String> port(Visit visit, DeviceKind kind) {
        return switch (kind) {
            case CHAT -> either(ports.chat().map(String::valueOf), tls(visit, ports.chatTls()));
            case PHONE -> either(tls(visit, ports.phoneTls()), ports.phone().map(String::valueOf));
            case OLDER -> either(ports.phone().map(String::valueOf), tls(visit, ports.phoneTls()));
        };
    }

    private static Optional<String> tls(Visit visit, Optional<Integer> port) {
        return port.map(number -> visit.t("fact.port-tls", number));
    }

    private static Optional<String> either(Optional<String> first, Optional<String> second) {
        return first.or(() -> second);
    }
}
