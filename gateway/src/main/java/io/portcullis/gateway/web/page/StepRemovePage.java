package io.portcullis.gateway.web.page;

import io.portcullis.auth.account.AccountName;
import io.portcullis.auth.passkey.Passkey;
import io.portcullis.auth.passkey.PasskeyId;
import io.portcullis.auth.secondstep.Totp;
import io.portcullis.auth.secondstep.TotpId;
import io.portcullis.auth.secondstep.TrustedBrowser;
import io.portcullis.auth.secondstep.TrustedBrowserId;
import io.portcullis.auth.service.AccountException;
import io.portcullis.auth.service.SecondSteps;
import io.portcullis.gateway.web.request.Form;
import io.portcullis.gateway.web.request.PageReply;
import io.portcullis.gateway.web.request.Route;
import io.portcullis.gateway.web.view.StepRemoveView;
import java.util.Optional;

/// `/two-step/remove`: removes one passkey, one authenticator app or one trusted browser, after a fresh check.
final class StepRemovePage implements Page {
    private final SecondSteps steps;

    StepRemovePage(SecondSteps steps) {
        this.steps = steps;
    }

    /// What is meant by a form or a query; empty where there is no such thing (any more).
    private Optional<StepRemoveView> meant(Visit visit, Form fields) {
        AccountName account = visit.account();
        String kind = fields.text("kind");
        String id = fields.text("id");
        Optional<String> label = switch (kind) {
            case "passkey" -> steps.passkeys().list(account).stream().filter(one -> one.id().value().equals(id))
                    .map(Passkey::label).findFirst();
            case "app" -> steps.totps().list(account).stream().filter(one -> one.id().value().equals(id))
                    .map(Totp::label).findFirst();
            case "browser" -> steps.browsers().list(account).stream().filter(one -> one.id().value().equals(id))
                    .map(TrustedBrowser::label).findFirst();
            default -> Optional.empty();
        };
        return label.map(text -> new StepRemoveView(kind, id, text, ""));
    }

    /// After a fresh check there is no telling any more which was meant.
    @Override
    public PageReply show(Visit visit) {
        return meant(visit, visit.query()).map(PageReply::show).orElseGet(() -> PageReply.move(Route.TWO_STEP));
    }

    @Override
    public PageReply submit(Visit visit) {
        Optional<StepRemoveView> meant = meant(visit, visit.form());
        try {
            meant.ifPresent(view -> remove(visit.account(), view.kind(), view.id()));
        } catch (AccountException last) {
            if (last.reason() != AccountException.Reason.NOT_READY) {
                throw last;
            }
            StepRemoveView view = meant.orElseThrow();
            return PageReply.show(409,
                    new StepRemoveView(view.kind(), view.id(), view.label(),
                            visit.t(steps.twoStep().status(visit.account()).password()
                                    ? "step-remove.last"
                                    : "step-remove.only")));
        }
        return PageReply.move(Route.TWO_STEP);
    }

    private void remove(AccountName account, String kind, String id) {
        switch (kind) {
            case "passkey" -> steps.passkeys().remove(account, new PasskeyId(id));
            case "app" -> steps.totps().remove(account, new TotpId(id));
            default -> steps.browsers().revoke(account, new TrustedBrowserId(id));
        }
    }
}
