package io.portcullis.gateway.web.page;

import io.portcullis.auth.passkey.Passkey;
import io.portcullis.auth.service.AccountException;
import io.portcullis.auth.service.Passkeys;
import io.portcullis.gateway.web.request.PageReply;
import io.portcullis.gateway.web.request.Route;
import io.portcullis.gateway.web.view.StepRenameView;
import java.util.Optional;

/// `/two-step/rename`: another name for a passkey.
final class StepRenamePage implements Page {
    private final Passkeys passkeys;

    StepRenamePage(Passkeys passkeys) {
        this.passkeys = passkeys;
    }

    private Optional<Passkey> named(Visit visit, String id) {
        return passkeys.list(visit.account()).stream().filter(passkey -> passkey.id().value().equals(id)).findFirst();
    }

    @Override
    public PageReply show(Visit visit) {
        return named(visit, visit.query().text("id"))
                .map(passkey -> PageReply.show(new StepRenameView(passkey.id().value(), passkey.label(), "")))
                .orElseGet(() -> PageReply.move(Route.TWO_STEP));
    }

    @Override
    public PageReply submit(Visit visit) {
        String label = visit.form().text("label");
        Optional<Passkey> passkey = named(visit, visit.form().text("id"));
        try {
            passkey.ifPresent(found -> passkeys.rename(visit.account(), found.id(), label));
        } catch (AccountException notMade) {
            if (notMade.reason() != AccountException.Reason.BAD_VALUE) {
                throw notMade;
            }
            return PageReply.show(422, new StepRenameView(passkey.orElseThrow().id().value(), label,
                    visit.t(label.isEmpty() ? "step-rename.empty" : "add-device.bad-label")));
        }
        return PageReply.move(Route.TWO_STEP);
    }
}
