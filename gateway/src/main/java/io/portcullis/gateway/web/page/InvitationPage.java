package io.portcullis.gateway.web.page;

import io.portcullis.auth.account.Account;
import io.portcullis.auth.account.AccountName;
import io.portcullis.auth.passkey.PasskeyAttestation;
import io.portcullis.auth.passkey.PasskeyChallenge;
import io.portcullis.auth.passkey.PasskeyEnrolment;
import io.portcullis.auth.secret.Secret;
import io.portcullis.auth.service.Invitations;
import io.portcullis.gateway.web.page.NewPassword.Objection;
import io.portcullis.gateway.web.request.PageReply;
import io.portcullis.gateway.web.request.Route;
import io.portcullis.gateway.web.session.Stage;
import io.portcullis.gateway.web.view.InvitationView;
import io.portcullis.gateway.web.view.InvitationView.Problems;
import io.portcullis.gateway.web.view.PasswordAdvice;
import java.util.Optional;

/// `/invitation`: where an operator's invitation leads: the first passkey or the first password, signed in with it, and on to the first
/// device. Opening it changes nothing.
final class InvitationPage implements Page {
    private final Invitations invitations;
    private final PasskeyPrompts prompts;
    private final SignIns signIns;
    private final NewPassword rules;
    private final String domain;

    InvitationPage(Invitations invitations, PasskeyPrompts prompts, SignIns signIns, NewPassword rules,
            String domain) {
        this.invitations = invitations;
        this.prompts = prompts;
        this.signIns = signIns;
        this.rules = rules;
        this.domain = domain;
    }

    @Override
    public PageReply show(Visit visit) {
        try (Secret token = visit.query().secret("token")) {
            return form(visit, 200, token, Problems.NONE, PasswordAdvice.NONE)
                    .orElseGet(() -> ConfirmAddressPage.gone(visit));
        }
    }

    /// Empty where the link leads nowhere.
    private Optional<PageReply> form(Visit visit, int status, Secret token, Problems problems, PasswordAdvice advice) {
        return begun(visit, token, prompts.challenge(visit)).map(enrolment -> PageReply.show(status,
                new InvitationView(enrolment.account() + "@" + domain, Shown.text(token),
                        PasskeyPrompts.prompt(enrolment), problems, advice)));
    }

    private Optional<PasskeyEnrolment> begun(Visit visit, Secret token, PasskeyChallenge challenge) {
        return invitations.begin(token, prompts.party(), challenge, prompts.user(visit, challenge));
    }

    @Override
    public PageReply submit(Visit visit) {
        try (Secret token = visit.form().secret("token")) {
            return PasskeyPrompts.isAnswer(visit.form())
                    ? byPasskey(visit, token)
                    : invitations.accepts(token).map(name -> byPassword(visit, name, token))
                            .orElseGet(() -> ConfirmAddressPage.gone(visit));
        }
    }

    private PageReply byPasskey(Visit visit, Secret token) {
        Optional<PasskeyAttestation> answer = PasskeyPrompts.attestation(visit.form());
        return prompts.asked(visit).flatMap(challenge -> begun(visit, token, challenge))
                .flatMap(enrolment -> answer
                        .flatMap(made -> invitations.accept(token, enrolment, visit.t("passkey.name"), made)))
                .map(account -> entered(visit, account))
                .or(() -> form(visit, 422, token, new Problems("", visit.t("passkey.failed")), PasswordAdvice.NONE))
                .orElseGet(() -> ConfirmAddressPage.gone(visit));
    }

    private PageReply byPassword(Visit visit, AccountName name, Secret token) {
        return rules.choose(visit, name, false, objection -> objected(visit, token, objection),
                password -> accepted(visit, token, password));
    }

    private PageReply objected(Visit visit, Secret token, Objection objection) {
        return form(visit, 422, token, new Problems(objection.problem(), ""), objection.advice())
                .orElseGet(() -> ConfirmAddressPage.gone(visit));
    }

    private PageReply accepted(Visit visit, Secret token, Secret password) {
        return invitations.accept(token, password)
                .map(account -> entered(visit, account)).orElseGet(() -> ConfirmAddressPage.gone(visit));
    }

    private PageReply entered(Visit visit, Account account) {
        return signIns.enter(visit, account.name(), account.authVersion(), Stage.CHECKED, Route.ADD_DEVICE);
    }
}
