package io.portcullis.gateway.web.page;

import io.portcullis.auth.account.AccountName;
import io.portcullis.auth.secret.Secret;
import io.portcullis.auth.service.Invitations;
import io.portcullis.gateway.web.page.NewPassword.Objection;
import io.portcullis.gateway.web.request.PageReply;
import io.portcullis.gateway.web.request.Route;
import io.portcullis.gateway.web.session.Stage;
import io.portcullis.gateway.web.view.InvitationView;

/// `/invitation`: where an operator's invitation leads: the first password, and with it signed in. Opening it changes nothing.
final class InvitationPage implements Page {
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
            return invitations.accepts(token).map(name -> form(200, name, token, Objection.NONE))
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
        return rules.choose(visit, name, false, objection -> form(422, name, token, objection),
                password -> accepted(visit, name, token, password));
    }

    private PageReply accepted(Visit visit, AccountName name, Secret token, Secret password) {
        return invitations.accept(token, password)
                .map(account -> signIns.enter(visit, name, account.authVersion(), Stage.CHECKED, Route.HOME))
                .orElseGet(() -> ConfirmAddressPage.gone(visit));
    }
}
