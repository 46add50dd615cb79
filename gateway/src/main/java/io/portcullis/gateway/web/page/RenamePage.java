package io.portcullis.gateway.web.page;

import io.portcullis.auth.service.AccountException;
import io.portcullis.auth.service.AppPasswords;
import io.portcullis.auth.service.Passkeys;
import io.portcullis.gateway.web.request.PageReply;
import io.portcullis.gateway.web.request.Route;
import io.portcullis.gateway.web.view.RenameView;
import java.util.Optional;

/// `/rename` and `/two-step/rename`: another name for a device, or for a passkey.
final class RenamePage implements Page {
    private final Route own;
    private final Route back;
    private final Renamed renamed;

    /// What has names here.
    private interface Renamed {
        /// The name of the one with that id; empty where the account has none.
        Optional<String> name(Visit visit, String id);

        /// @throws AccountException where it cannot be called so
        void rename(Visit visit, String id, String name);
    }

    private RenamePage(Route own, Route back, Renamed renamed) {
        this.own = own;
        this.back = back;
        this.renamed = renamed;
    }

    static RenamePage ofDevices(AppPasswords devices) {
        return new RenamePage(Route.RENAME, Route.HOME, new Renamed() {
            @Override
            public Optional<String> name(Visit visit, String id) {
                return Devices.named(devices, visit, id).map(device -> device.label());
            }

            @Override
            public void rename(Visit visit, String id, String name) {
                Devices.named(devices, visit, id)
                        .ifPresent(device -> devices.rename(visit.account(), device.id(), name));
            }
        });
    }

    static RenamePage ofPasskeys(Passkeys passkeys) {
        return new RenamePage(Route.STEP_RENAME, Route.TWO_STEP, new Renamed() {
            @Override
            public Optional<String> name(Visit visit, String id) {
                return passkeys.list(visit.account()).stream().filter(passkey -> passkey.id().value().equals(id))
                        .map(passkey -> passkey.label()).findFirst();
            }

            @Override
            public void rename(Visit visit, String id, String name) {
                passkeys.list(visit.account()).stream().filter(passkey -> passkey.id().value().equals(id))
                        .forEach(passkey -> passkeys.rename(visit.account(), passkey.id(), name));
            }
        });
    }

    @Override
    public PageReply show(Visit visit) {
        String id = visit.query().text("id");
        return renamed.name(visit, id).map(name -> PageReply.show(view(id, name, "")))
                .orElseGet(() -> PageReply.move(back));
    }

    private RenameView view(String id, String name, String problem) {
        return new RenameView(own.path(), back.path(), id, name, problem);
    }

    @Override
    public PageReply submit(Visit visit) {
        String id = visit.form().text("id");
        String name = visit.form().text("label");
        try {
            renamed.rename(visit, id, name);
        } catch (AccountException notMade) {
            if (notMade.reason() != AccountException.Reason.BAD_VALUE) {
                throw notMade;
            }
            return PageReply.show(422,
                    view(id, name, visit.t(name.isBlank() ? "rename.empty" : "add-device.bad-label")));
        }
        return PageReply.move(back);
    }
}
