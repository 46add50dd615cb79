package io.portcullis.gateway.web.page;

import io.portcullis.auth.account.Account;
import io.portcullis.auth.secret.Secret;
import io.portcullis.auth.service.Accounts;
import io.portcullis.gateway.web.page.NewPassword.Objection;
import io.portcullis.gateway.web.request.PageReply;
import io.portcullis.gateway.web.view.PasswordAdvice;
import io.portcullis.gateway.web.view.PasswordView;

/// `/password`: a new primary password. Whoever comes has just typed the old one.
final class PasswordPage implements Page {
    private final Accounts accounts;
    private final SignIns signIns;
    private final NewPassword rules;
    private final boolean endsDevices;

    /// @param endsDevices whether a new password ends all app passwords
    PasswordPage(Accounts accounts, SignIns signIns, NewPassword rules, boolean endsDevices) {
        this.accounts = accounts;
        this.signIns = signIns;
        this.rules = rules;
        this.endsDevices = endsDevices;
    }

    @Override
    public PageReply show(Visit visit) {
        return PageReply.show(new PasswordView(endsDevices, "", PasswordAdvice.NONE));
    }

    @Override
    public PageReply submit(Visit visit) {
        boolean twoStep = accounts.find(visit.account()).filter(Account::twoStep).isPresent();
        return rules.choose(visit, visit.account(), twoStep, this::refused, password -> changed(visit, password));
    }

    private PageReply refused(Objection objection) {
        return PageReply.show(422, new PasswordView(endsDevices, objection.problem(), objection.advice()));
    }

    private PageReply changed(Visit visit, Secret password) {
        long before = signIns.version(visit);
        return signIns.goOn(visit, before, accounts.setPassword(visit.account(), password), "password");
    }
}
