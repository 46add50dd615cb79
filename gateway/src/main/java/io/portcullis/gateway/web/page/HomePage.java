package io.portcullis.gateway.web.page;

import io.portcullis.auth.apppassword.AppPassword;
import io.portcullis.auth.apppassword.Scope;
import io.portcullis.auth.event.AuthEvent.LoginRefused;
import io.portcullis.auth.login.LoginService;
import io.portcullis.auth.module.AuthModule;
import io.portcullis.auth.secondstep.TwoStepStatus;
import io.portcullis.auth.service.AppPasswords;
import io.portcullis.auth.service.NotificationAddresses;
import io.portcullis.auth.service.TwoStep;
import io.portcullis.auth.store.ClientText;
import io.portcullis.gateway.device.DeviceKind;
import io.portcullis.gateway.web.request.PageReply;
import io.portcullis.gateway.web.request.Route;
import io.portcullis.gateway.web.view.HomeView;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// `/`: two-step at one look, the devices, and what needs attention.
final class HomePage implements Page {
    private final AppPasswords devices;
    private final LoginService logins;
    private final TwoStep twoStep;
    private final NotificationAddresses addresses;
    private final RolloutNotice rollout;
    private final LatestUses uses;
    private final RefusedLogins refused;

    HomePage(AuthModule auth, LatestUses uses, RefusedLogins refused) {
        this.devices = auth.appPasswords();
        this.logins = auth.logins();
        this.twoStep = auth.secondSteps().twoStep();
        this.addresses = auth.mails().addresses();
        this.rollout = new RolloutNotice(auth.accounts(), auth.rollouts());
        this.uses = uses;
        this.refused = refused;
    }

    @Override
    public PageReply show(Visit visit) {
        if (DeviceWish.kept(visit).isPresent()) {
            return PageReply.move(Route.ADD_DEVICE);
        }
        TwoStepStatus status = twoStep.status(visit.account());
        List<HomeView.Device> rows = devices.list(visit.account()).stream().map(device -> row(visit, device)).toList();
        Optional<HomeView.WayBack> wayBack = wayBack(visit, status);
        return PageReply.show(new HomeView(state(visit, status, wayBack.isEmpty()), rows, wayBack, rollout.of(visit),
                attention(visit, status), notice(visit)));
    }

    private static HomeView.State state(Visit visit, TwoStepStatus status, boolean nothingMissing) {
        boolean guarded = status.on() || !status.password();
        String words = status.password() ? status.on() ? "two-step.is-on" : "two-step.is-off" : "two-step.passkeys";
        String phoneLost = status.password() ? "home.phone-lost" : "home.phone-lost-passkeys";
        return new HomeView.State(visit.t(words), guarded, guarded && nothingMissing ? visit.t(phoneLost) : "");
    }

    private HomeView.Device row(Visit visit, AppPassword device) {
        String used = uses.words(device, visit.texts());
        return new HomeView.Device(device.id().value(), device.label(),
                device.scopes().contains(Scope.XMPP) ? "chat" : "phone", visit.t(DeviceKind.textKey(device)),
                used.isEmpty() ? visit.t("home.never-used") : used);
    }

    private Optional<HomeView.WayBack> wayBack(Visit visit, TwoStepStatus status) {
        if (logins.closed(visit.account())) {
            return Optional.of(new HomeView.WayBack(visit.t("attention.closed"), Route.LIFT.path()));
        }
        return WayBack.missing(status).map(way -> new HomeView.WayBack(visit.t(way.textKey()), way.mends().path()));
    }

    private List<String> attention(Visit visit, TwoStepStatus status) {
        List<String> lines = new ArrayList<>();
        if (status.on() && addresses.missing(visit.account())) {
            lines.add(visit.t("attention.address"));
        }
        refused.of(visit.account()).forEach(login -> lines.add(visit.t("attention.primary",
                visit.texts().time(login.at()), client(visit, login), login.address().getHostAddress())));
        return lines;
    }

    private static String client(Visit visit, LoginRefused login) {
        String client = ClientText.storable(login.client()).strip();
        return client.isEmpty() ? visit.t("home.unnamed-client") : client;
    }

    /// Only what there is a text for is said: a query says nothing of its own.
    private static String notice(Visit visit) {
        String key = "notice." + visit.query().text("done");
        return visit.texts().has(key) ? visit.t(key) : "";
    }
}
