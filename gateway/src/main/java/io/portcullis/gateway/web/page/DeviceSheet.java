package io.portcullis.gateway.web.page;

import io.portcullis.auth.apppassword.CreatedAppPassword;
import io.portcullis.auth.apppassword.CreatedSetUpLink;
import io.portcullis.auth.secret.Secret;
import io.portcullis.auth.service.SetUpLinks;
import io.portcullis.gateway.device.DeviceKind;
import io.portcullis.gateway.web.request.Route;
import io.portcullis.gateway.web.view.NewDeviceView;
import io.portcullis.gateway.web.view.NewDeviceView.Fact;
import io.portcullis.gateway.web.view.QrCode;
import io.portcullis.protocol.sip.SipUri;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.JsonNodeFactory;

/// What the owner of a new device needs for it, each kind in the form that it takes.
final class DeviceSheet {
    /// With the link behind it, it opens Linphone, which fetches from there.
    private static final String LINPHONE = "linphone-config:";

    private final ClientPorts ports;
    private final String origin;

    /// @param origin of these pages
    DeviceSheet(ClientPorts ports, String origin) {
        this.ports = ports;
        this.origin = origin;
    }

    /// A link that the device fetches its set-up from.
    NewDeviceView of(Visit visit, DeviceKind kind, CreatedSetUpLink made) {
        String before = origin + Route.SET_UP.path();
        return new NewDeviceView(made.link().id().value(), made.link().label(),
                visit.t("new-device.link", kind.client().orElseThrow(), SetUpLinks.LIFETIME.toMinutes()),
                Optional.of(new Fact(visit.t("new-device.open", kind.client().orElseThrow()), LINPHONE + before,
                        Optional.of(made.token().copy()), "")),
                Optional.of(QrCode.of(made.token().within(before, ""))),
                List.of(new Fact(visit.t("fact.link"), before, Optional.of(made.token().copy()), "")));
    }

    /// What is typed, scanned or copied.
    NewDeviceView of(Visit visit, DeviceKind kind, CreatedAppPassword made) {
        String name = made.appPassword().account().value();
        Secret password = made.password();
        String id = made.appPassword().id().value();
        String label = made.appPassword().label();
        return switch (kind.way()) {
            case TYPED -> new NewDeviceView(id, label, visit.t("new-device.type"), Optional.empty(),
                    Optional.empty(), typed(visit, kind, name, password));
            case SCANNED -> new NewDeviceView(id, label, visit.t("new-device.scan", kind.client().orElseThrow()),
                    Optional.empty(), Optional.of(QrCode.of(scanned(name, password))),
                    typed(visit, kind, name, password));
            case LINK -> throw new IllegalStateException(kind + ": fetches its password");
            case LINE -> new NewDeviceView(id, label, visit.t("new-device.line"), Optional.empty(),
                    Optional.empty(), List.of(line(visit, name, password)));
        };
    }

    /// The object that Conversations and Monal read. The password's letters and hyphens stand in JSON as they are.
    private Secret scanned(String name, Secret password) {
        String end = "\"}";
        String object = JsonNodeFactory.instance.objectNode().put("protocol", "xmpp")
                .put("address", name + "@" + ports.domain())
                .put("password", "").toString();
        return password.within(object.substring(0, object.length() - end.length()), end);
    }

    /// For `~/.baresip/accounts`. The way is written down, for the port may be none that it would look for.
    private Fact line(Visit visit, String name, Secret password) {
        String transport = ports.phoneTls().isPresent() ? "tls" : "udp";
        String port = ports.phoneTls().or(ports::phone).map(number -> ":" + number).orElse("");
        return new Fact(visit.t("fact.line"),
                "<" + SipUri.of(name, ports.domain()).withParameter("transport", transport).text() + ">;auth_pass=",
                Optional.of(password.copy()),
                ";outbound=\"sip:" + ports.domain() + port + ";transport=" + transport + "\"");
    }

    private List<Fact> typed(Visit visit, DeviceKind kind, String name, Secret password) {
        List<Fact> facts = new ArrayList<>();
        facts.add(kind.isChat()
                ? Fact.open(visit.t("fact.address"), name + "@" + ports.domain())
                : Fact.open(visit.t("fact.name"), name));
        facts.add(new Fact(visit.t("fact.app-password"), "", Optional.of(password.copy()), ""));
        facts.add(Fact.open(visit.t("fact.server"), ports.domain()));
        port(visit, kind).ifPresent(facts::add);
        return facts;
    }

    /// Phones by TLS where there is TLS, but for those that know little more than MD5.
    private Optional<Fact> port(Visit visit, DeviceKind kind) {
        if (kind.isChat()) {
            return port(visit, "fact.port", ports.chat()).or(() -> port(visit, "fact.port-tls", ports.chatTls()));
        }
        Optional<Fact> phone = port(visit, "fact.port", ports.phone());
        Optional<Fact> phoneTls = port(visit, "fact.port-tls", ports.phoneTls());
        return kind == DeviceKind.OLDER ? phone.or(() -> phoneTls) : phoneTls.or(() -> phone);
    }

    /// What is copied is the number alone.
    private static Optional<Fact> port(Visit visit, String name, Optional<Integer> port) {
        return port.map(number -> Fact.open(visit.t(name), number.toString()));
    }
}
