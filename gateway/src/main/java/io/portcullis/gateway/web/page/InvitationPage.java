package io.portcullis.gateway.web.page;

import io.portcullis.auth.account.Account;
import io.portcullis.auth.account.AccountName;
import io.portcullis.auth.secret.Secret;
import io.portcullis.auth.service.AccountException;
import io.portcullis.auth.service.Invitations;
import io.portcullis.gateway.web.page.NewPassword.Objection;
import io.portcullis.gateway.web.request.PageReply;
import io.portcullis.gateway.web.request.Route;
import io.portcullis.gateway.web.session.Stage;
import io.portcullis.gateway.web.view.InvitationView;
import io.portcullis.gateway.web.view.PasswordAdvice;
import java.util.Optional;

/// `/invitation`: where an operator's invitation leads: the first password, and with it signed in. Opening it changes nothing.
final class InvitationPage implements Page {
    private static final Objection NOTHING = new Objection("", PasswordAdvice.NONE);

    private final Invitations invitations;
    private final SignIns signIns;
    private final NewPassword rules;
    private final String domain;

    InvitationPage(Invitations invitations, SignIns signIns, NewPassword rules, String domain) {
        this.invitations = invitations;
        this.signIns = signIns;
        this.rules = rules;
        this.domain = domain;
    }

    @Override
    public PageReply show(Visit visit) {
        try (Secret token = visit.query().secret("token")) {
            return invitations.accepts(token).map(name -> form(200, name, token, NOTHING))
                    .orElseGet(() -> ConfirmAddressPage.gone(visit));
        }
    }

    private PageReply form(int status, AccountName name, Secret token, Objection objection) {
        return PageReply.show(status, new InvitationView(name + "@" + domain, Shown.text(token),
                objection.problem(), objection.advice()));
    }

    @Override
    public PageReply submit(Visit visit) {
        try (Secret token = visit.form().secret("token")) {
            return invitations.accepts(token).map(name -> submit(visit, name, token))
                    .orElseGet(() -> ConfirmAddressPage.gone(visit));
        }
    }

    private PageReply submit(Visit visit, AccountName name, Secret token) {
        try (Secret password = visit.form().secret("new"); Secret again = visit.form().secret("again")) {
            return rules.objection(visit, name, false, password, again)
                    .map(objection -> form(422, name, token, objection))
                    .orElseGet(() -> accepted(visit, name, token, password));
        }
    }

    private PageReply accepted(Visit visit, AccountName name, Secret token, Secret password) {
        try {
            Optional<Account> accepted = invitations.accept(token, password);
            return accepted.map(account -> signIns.enter(visit, name, account.authVersion(), Stage.CHECKED, Route.HOME))
                    .orElseGet(() -> ConfirmAddressPage.gone(visit));
        } catch (AccountException notMade) {
            if (notMade.reason() != AccountException.Reason.BAD_VALUE) {
                throw notMade;
            }
            return form(422, name, token, new Objection(visit.t("password.bad"), PasswordAdvice.NONE));
        }
    }
}
