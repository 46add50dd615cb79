package io.portcullis.gateway.web.page;

import io.portcullis.auth.passkey.Passkey;
import io.portcullis.auth.passkey.PasskeyAttestation;
import io.portcullis.auth.passkey.RelyingParty;
import io.portcullis.auth.service.AccountException;
import io.portcullis.auth.service.Passkeys;
import io.portcullis.auth.service.TwoStep;
import io.portcullis.gateway.web.request.PageReply;
import io.portcullis.gateway.web.request.Route;
import io.portcullis.gateway.web.view.PasskeyView;
import java.util.Optional;

/// `/two-step/passkey`: adds a passkey. What the authenticator has to answer waits in the session, and no longer than one
/// answer takes.
final class PasskeyPage implements Page {
    private final Passkeys passkeys;
    private final TwoStep twoStep;
    private final RelyingParty party;
    private final String domain;

    PasskeyPage(Passkeys passkeys, TwoStep twoStep, SiteParts parts) {
        this.passkeys = passkeys;
        this.twoStep = twoStep;
        this.party = parts.party();
        this.domain = parts.ports().domain();
    }

    @Override
    public PageReply show(Visit visit) {
        return PageReply.show(view(visit, "", ""));
    }

    private PasskeyView view(Visit visit, String label, String problem) {
        return new PasskeyView(
                PasskeyPrompts.prompt(visit.signedIn().setUp().passkey(passkeys.begin(visit.account(), party))),
                visit.account() + "@" + domain, label, problem);
    }

    @Override
    public PageReply submit(Visit visit) {
        String typed = visit.form().text("label");
        Optional<PasskeyAttestation> answer = PasskeyPrompts.attestation(visit.form());
        Optional<Passkey> added;
        try {
            added = visit.signedIn().setUp().takePasskey().flatMap(enrolment -> answer.flatMap(made -> passkeys
                    .add(enrolment, typed.isEmpty() ? visit.t("passkey.name") : typed, made)));
        } catch (AccountException notMade) {
            if (notMade.reason() != AccountException.Reason.BAD_VALUE) {
                throw notMade;
            }
            return PageReply.show(422, view(visit, typed, visit.t("add-device.bad-label")));
        }
        if (added.isEmpty()) {
            return PageReply.show(422, view(visit, typed, visit.t("passkey.failed")));
        }
        return PageReply.move(twoStep.status(visit.account()).recoveryKey() ? Route.TWO_STEP : Route.RECOVERY_KEY);
    }
}
